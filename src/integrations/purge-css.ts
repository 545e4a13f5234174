import postcss, { type AtRule, type Node, type Root, type Rule } from 'postcss';

/**
 * Removes rules that match nothing and custom properties that are never read. States such as `:hover` are
 * ignored; if in doubt, a rule stays.
 * @param css a parsed stylesheet
 * @param used the elements, classes, ids, attribute values and custom properties in pages and scripts
 * @param keep decides, given a selector without `:not()` and its media query, whether to keep matches
 */
export function purgeCss(
  css: Root,
  used: Set<string>,
  keep: (selector: string, media: string) => boolean = () => true,
): string {
  const root = css.clone();
  root.walkRules((rule) => {
    if (aroundOf(rule, 'keyframes') !== undefined) return;
    const media = aroundOf(rule, 'media') ?? '';
    const kept = rule.selectors.filter(
      (selector) => keep(withoutNot(selector), media) && canMatch(selector, used),
    );
    if (kept.length === 0) rule.remove();
    else if (kept.length < rule.selectors.length) rule.selectors = kept;
  });
  for (let dropped = true; dropped;) {
    dropped = false;
    const read = propertiesReadIn(root.toString());
    root.walk((node) => {
      const isUnread =
        node.type === 'decl' &&
        node.prop.startsWith('--') &&
        !read.has(node.prop) &&
        !used.has(node.prop);
      if (!isUnread && !('nodes' in node && node.nodes?.length === 0)) return;
      node.remove();
      dropped = true;
    });
  }
  return root.toString();
}

/**
 * Removes Starlight's custom properties that the site's own styles replace: rules outside a layer win
 * (https://www.w3.org/TR/css-cascade-5/#layer-ordering).
 */
export function dropOverridden(root: Root): void {
  const own = new Set<string>();
  for (const node of root.nodes) {
    if (node.type === 'rule' && /^:root(\[data-theme\])?$/.test(node.selector))
      node.walkDecls(/^--/, ({ prop }) => void own.add(prop));
  }
  root.walkAtRules('layer', (layer) =>
    layer.walkRules(/^:root(\[[^\]]*\])?$/, (rule) =>
      rule.walkDecls(
        /^--/,
        (declaration) => void (own.has(declaration.prop) && declaration.remove()),
      ),
    ),
  );
}

/** @returns the custom properties that a stylesheet reads */
export function propertiesReadIn(css: string): Set<string> {
  return new Set([...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name!));
}

/** @returns the parameters of the innermost at-rule of a kind around a rule, if any */
function aroundOf(rule: Rule, kind: string): string | undefined {
  for (let node: Node | undefined = rule.parent; node; node = node.parent) {
    const { type, name, params } = node as AtRule;
    if (type === 'atrule' && name === kind) return params;
  }
  return undefined;
}

/** Selectors nest parentheses at most this deep. */
const list = String.raw`\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)`;
const choice = new RegExp(`:(?:is|where|has)${list}`);
const exclusion = new RegExp(`:not${list}`, 'g');

function withoutNot(selector: string): string {
  return selector.replace(exclusion, '');
}

/** @returns whether pages have everything that a selector needs; `:not()` is ignored. */
export function canMatch(selector: string, used: Set<string>): boolean {
  let rest = withoutNot(selector);
  for (let found = choice.exec(rest); found; found = choice.exec(rest)) {
    if (!postcss.list.comma(found[1]!).some((inner) => canMatch(inner, used))) return false;
    rest = rest.replace(found[0], '');
  }
  const values = [...rest.matchAll(/\[[\w-]+=["']?([^"'\]]*)["']?(?: [is])?\]/g)].map(
    ([, value]) => value!,
  );
  const names = rest
    .replace(/\[[^\]]*\]/g, '')
    .replace(/(?<!\\)::?[\w-]+(?:\([^)]*\))?/g, '')
    .match(/(?:[\w-]|\\.|[^\0-\x7f])+/g);
  return [...values, ...(names ?? [])].every((name) => used.has(name.replaceAll('\\', '')));
}
