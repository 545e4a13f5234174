import postcss, { type Container, type Root, type Rule } from 'postcss';

/** Every element, class, id, attribute value and custom property in pages or scripts. */
export interface UsedSelectors {
  elements: Set<string>;
  /** Classes and ids. */
  symbols: Set<string>;
  /** Attribute values. */
  values: Set<string>;
  /** Custom properties that HTML or scripts read or set. */
  properties: Set<string>;
}

/**
 * Removes rules that match nothing on any page and custom properties that are never read. States such as
 * `:hover` are ignored; if in doubt, a rule stays.
 * @param css a stylesheet
 * @param used the names that the pages use
 */
export function purgeCss(css: string, used: UsedSelectors): string {
  const root = postcss.parse(css);
  // If a rule for ::backdrop arrives late, the browser recalculates the styles of the whole page.
  keepSelectors(
    root,
    (selector) => !/(^|\s)::backdrop$/.test(selector) && canMatch(selector, used),
  );
  dropOverriddenProperties(root);
  for (let dropped = true; dropped;) {
    dropped = false;
    const read = new Set(
      [...root.toString().matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name),
    );
    root.walkDecls(/^--/, (declaration) => {
      if (read.has(declaration.prop) || used.properties.has(declaration.prop)) return;
      declaration.remove();
      dropped = true;
    });
  }
  return withoutEmpty(root);
}

/**
 * @param css a stylesheet
 * @param partOf gives the part of a rule from its selector without `:not()` and its media query, if any
 * @param part one of the parts
 * @returns the rules of that part, in their order and layers
 */
export function partOfCss(
  css: string,
  partOf: (selector: string, media: string | undefined) => string,
  part: string,
): string {
  const root = postcss.parse(css);
  keepSelectors(root, (selector, media) => partOf(withoutNot(selector), media) === part);
  return withoutEmpty(root);
}

/** @returns a function that tells whether any rule of a stylesheet can match on a page. */
export function selectorMatcher(css: string): (page: UsedSelectors) => boolean {
  const selectors: string[] = [];
  postcss.parse(css).walkRules((rule) => void selectors.push(...rule.selectors));
  return (page) => selectors.some((selector) => canMatch(selector, page));
}

function keepSelectors(
  root: Root,
  keep: (selector: string, media: string | undefined) => boolean,
): void {
  root.walkRules((rule) => {
    const around = rule.parent;
    if (around?.type === 'atrule' && 'name' in around && around.name === 'keyframes') return;
    const media = mediaOf(rule);
    const kept = rule.selectors.filter((selector) => keep(selector, media));
    if (kept.length === 0) rule.remove();
    else if (kept.length < rule.selectors.length) rule.selectors = kept;
  });
}

function mediaOf(rule: Rule): string | undefined {
  for (
    let around: Container | undefined = rule.parent as Container;
    around;
    around = around.parent as Container
  ) {
    if (around.type === 'atrule' && 'name' in around && around.name === 'media') {
      return String((around as unknown as { params: string }).params);
    }
  }
  return undefined;
}

/** Every page has a data-theme attribute. */
const wholePage = /^:root(\[data-theme\])?$/;
const anyTheme = /^:root(\[data-theme=["']?\w+["']?\])?$/;

/**
 * Drops custom properties set in a layer, for the page or one of its themes, if an unlayered rule sets them
 * too: unlayered rules win (https://www.w3.org/TR/css-cascade-5/#layer-ordering).
 */
function dropOverriddenProperties(root: Root): void {
  const set = new Set<string>();
  for (const node of root.nodes) {
    if (node.type === 'rule' && node.selectors.every((selector) => wholePage.test(selector))) {
      node.walkDecls(/^--/, ({ prop }) => void set.add(prop));
    }
  }
  root.walkAtRules('layer', (layer) => {
    layer.walkDecls(/^--/, (declaration) => {
      const rule = declaration.parent as Rule;
      if (
        rule.selectors?.every((selector) => anyTheme.test(selector)) &&
        set.has(declaration.prop)
      ) {
        declaration.remove();
      }
    });
  });
}

function withoutEmpty(root: Root): string {
  for (let dropped = true; dropped;) {
    dropped = false;
    root.walk((node) => {
      if (!('nodes' in node) || node.nodes?.length !== 0) return;
      node.remove();
      dropped = true;
    });
  }
  return root.toString();
}

/** Selectors nest parentheses at most this deep. */
const list = String.raw`\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)`;
const choice = new RegExp(`:(?:is|where|has)${list}`);
const exclusion = new RegExp(`:not${list}`, 'g');

function withoutNot(selector: string): string {
  return selector.replace(exclusion, '');
}

/** @returns whether pages have everything that a selector needs; `:not()` is ignored. */
function canMatch(selector: string, used: UsedSelectors): boolean {
  let rest = withoutNot(selector);
  for (let found = choice.exec(rest); found; found = choice.exec(rest)) {
    if (!postcss.list.comma(found[1]!).some((inner) => canMatch(inner, used))) return false;
    rest = rest.replace(found[0], '');
  }
  const values = [...rest.matchAll(/\[[\w-]+=["']?([^"'\]]*)["']?(?: [is])?\]/g)];
  rest = rest.replace(/\[[^\]]*\]/g, '').replace(/(?<!\\)::?[\w-]+(?:\([^)]*\))?/g, '');
  const symbols = [...rest.matchAll(/[.#]((?:[\w-]|\\.|[^\0-\x7f])+)/g)];
  const elements = rest.replace(/[.#](?:[\w-]|\\.|[^\0-\x7f])+/g, ' ').match(/[a-z][\w-]*/gi) ?? [];
  return (
    values.every(([, value]) => used.values.has(value!)) &&
    symbols.every(([, name]) => used.symbols.has(name!.replaceAll('\\', ''))) &&
    elements.every((name) => used.elements.has(name))
  );
}
