import type { AtRule, Declaration, Node, Root, Rule } from 'postcss';
import parser from 'postcss-selector-parser';

/**
 * Removes rules and, afterwards, custom properties that are never read.
 * @param css a parsed stylesheet
 * @param keep decides, given a selector and its media query, whether to keep it
 * @param read custom properties that others read
 */
export function purgeCss(
  css: Root,
  keep: (selector: string, media: string) => boolean,
  read: Iterable<string> = [],
): string {
  const root = css.clone();
  root.walkRules((rule) => {
    const kept = rule.selectors.filter((selector) => keep(selector, mediaOf(rule)));
    if (kept.length === 0) rule.remove();
    else rule.selectors = kept;
  });
  for (let dropped = true; dropped;) {
    dropped = false;
    const all = new Set([...read, ...propertiesReadIn(root.toString())]);
    root.walk((node) => {
      const isUnread = node.type === 'decl' && node.prop.startsWith('--') && !all.has(node.prop);
      if (!isUnread && !('nodes' in node && node.nodes?.length === 0)) return;
      node.remove();
      dropped = true;
    });
  }
  return root.toString();
}

/**
 * Removes Starlight's custom properties that the site's own styles replace: Starlight's are in layers, and rules
 * outside win (https://www.w3.org/TR/css-cascade-5/#layer-ordering), or for print, where the same ones do.
 */
export function dropOverridden(root: Root): void {
  const own = new Set<string>();
  const inside: Declaration[] = [];
  root.walkDecls(/^--/, (declaration) => {
    const rule = declaration.parent as Rule;
    if (!/^:root(\[[^\]]*\])?$/.test(rule.selector)) return;
    if (rule.parent === root) own.add(declaration.prop);
    else inside.push(declaration);
  });
  for (const declaration of inside) if (own.has(declaration.prop)) declaration.remove();
}

/** @returns the custom properties that a stylesheet reads */
export function propertiesReadIn(css: string): string[] {
  return [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name!);
}

/** @returns the innermost media query around a rule, or nothing */
function mediaOf({ parent }: Node): string {
  if (!parent) return '';
  const { name, params } = parent as AtRule;
  return name === 'media' ? params : mediaOf(parent);
}

const parsed = new Map<string, parser.Root>();

/**
 * @param selector a selector; states such as `:hover`, and `:not()`, are ignored
 * @param names the elements, classes, ids and attribute values in pages and scripts
 * @returns whether these have everything that the selector needs; if in doubt, they have
 */
export function canMatch(selector: string, names: Set<string>): boolean {
  const isThere = (node: parser.Node): boolean => {
    if (node.type === 'root' || (node.type === 'pseudo' && /^:(is|where|has)$/.test(node.value)))
      return node.nodes.some(isThere);
    if (node.type === 'selector') return node.nodes.every(isThere);
    if (node.type === 'attribute') return node.operator !== '=' || names.has(node.value!);
    return !['class', 'id', 'tag'].includes(node.type) || names.has(node.value!);
  };
  const root = parsed.get(selector) ?? parser().astSync(selector);
  parsed.set(selector, root);
  return isThere(root);
}
