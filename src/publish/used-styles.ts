import { clone, generate, ident, parse, walk } from 'css-tree';
import type { CssNode, List, ListItem } from 'css-tree';

/** What the finished site names: whatever a rule asks for beyond this, no page has. */
export interface Names {
  /** Elements, and words of scripts, which may make elements. */
  elements: Set<string>;
  /** Classes and ids, and words of scripts. */
  symbols: Set<string>;
  /** Values of attributes, and words of scripts. */
  values: Set<string>;
  /** Custom properties that HTML or scripts read or set. */
  properties: Set<string>;
}

/** A longer value, such as a list of fonts, is better said once. */
const longestConstant = 24;

/**
 * Takes off a stylesheet what no page uses: rules for elements, classes, ids and values of attributes that are
 * nowhere, custom properties that nothing reads, or that never change. Whatever is not certain stays; states are not looked at.
 * @param css a stylesheet
 * @param names what the pages name
 */
export function usedStyles(css: string, names: Names): string {
  const sheet = parse(css);
  keepSelectors(sheet, (selector) => canMatch(selector, names) && !isAnyBackdrop(selector));
  dropVainChoices(sheet, names);
  dropOverridden(sheet);
  putConstants(sheet, names);
  let read: Set<string>;
  let dropped: boolean;
  do {
    read = new Set([...names.properties, ...propertiesRead(generate(sheet))]);
    dropped = false;
    walk(sheet, {
      visit: 'Declaration',
      leave(node, item, list) {
        if (!node.property.startsWith('--') || read.has(node.property) || !list) return;
        list.remove(item);
        dropped = true;
      },
    });
  } while (dropped);
  dropEmpty(sheet);
  return generate(sheet);
}

/**
 * @param css a stylesheet
 * @param partOf says to which part a rule belongs, from what its selector asks for and, if it stands in a
 *   media query, the text of that
 * @param part one of the parts
 * @returns the rules of that part, their order and their layers kept
 */
export function partOfStyles(
  css: string,
  partOf: (selector: string, media: string | undefined) => string,
  part: string,
): string {
  const sheet = parse(css);
  keepSelectors(sheet, (selector, media) => partOf(askedFor(selector), media) === part);
  dropEmpty(sheet);
  return generate(sheet);
}

/**
 * @param css a stylesheet
 * @returns a function that says whether a page has what any rule of it asks for
 */
export function matcherOf(css: string): (page: Names) => boolean {
  const selectors: CssNode[] = [];
  keepSelectors(parse(css), (selector) => selectors.push(selector) > 0);
  return (page) => selectors.some((selector) => canMatch(selector, page));
}

/**
 * Whether a selector matches every `::backdrop`. Such a rule, arriving late, makes the browser restyle the whole page.
 * A backdrop inherits from its element; for browsers before 2024, search.css gives the one that there is a colour.
 */
function isAnyBackdrop(selector: CssNode): boolean {
  return /(^|\s)::backdrop$/.test(generate(selector));
}

/**
 * Drops what `:not()`, `:is()` and `:where()` list and no page has, where that leaves a selector's rank as it is:
 * what weighs nothing (`:where()`), and elements among elements.
 */
function dropVainChoices(sheet: CssNode, names: Names): void {
  walk(sheet, {
    visit: 'PseudoClassSelector',
    leave(node, item, list) {
      const listed = node.children?.first;
      if (!['not', 'is', 'where'].includes(node.name) || listed?.type !== 'SelectorList') return;
      const onlyElements = listed.children
        .toArray()
        .every((selector) => onlyPartOf(selector)?.type === 'TypeSelector');
      listed.children.forEach((selector, place, selectors) => {
        const only = onlyPartOf(selector);
        const weighsNothing =
          node.name === 'not' && only?.type === 'PseudoClassSelector' && only.name === 'where';
        if (!weighsNothing && (!onlyElements || selectors.size === 1)) return;
        if (!canMatch(selector, names)) selectors.remove(place);
      });
      // A selector that had nothing else keeps its place as `*`.
      if (!listed.children.isEmpty) return;
      const before = item.prev?.data.type;
      if (before && before !== 'Combinator') list.remove(item);
      else item.data = { type: 'TypeSelector', name: '*' };
    },
  });
}

function onlyPartOf(selector: CssNode): CssNode | undefined {
  const [only, ...more] = selector.type === 'Selector' ? selector.children.toArray() : [];
  return more.length === 0 ? only : undefined;
}

/**
 * Puts the value of a custom property in the places that read it, if one declaration sets it, for the whole page
 * and outside of any condition, and no HTML or script reads or sets it.
 */
function putConstants(sheet: CssNode, names: Names): void {
  const values = new Map<string, string>();
  const changed = new Set(names.properties);
  walk(sheet, {
    visit: 'Declaration',
    enter({ property, value }) {
      const selector = this.rule ? generate(this.rule.prelude) : '';
      if (!property.startsWith('--')) return;
      if (selector !== ':root' || this.atrule?.name === 'media' || values.has(property))
        changed.add(property);
      else values.set(property, generate(value).trim());
    },
  });
  for (const name of changed) values.delete(name);
  /** With nested ones put in place. A closing bracket parted it from what follows; the value may not. */
  const resolved = (text: string): string =>
    text.replace(/var\(\s*(--[\w-]+)\s*\)(?=([\w-]?))/g, (whole, name: string, next: string) => {
      const value = values.get(name);
      if (value === undefined || value.length > longestConstant) return whole;
      return resolved(value) + (next ? ' ' : '');
    });
  walk(sheet, {
    visit: 'Declaration',
    enter(node) {
      const text = generate(node.value);
      const put = resolved(text);
      if (put === text) return;
      node.value = { type: 'Raw', value: put };
    },
  });
}

/** Every page says which theme it has. */
const wholePage = /^:root(\[data-theme\])?$/;
const anyTheme = /^:root(\[data-theme=\w+\])?$/;

/**
 * Drops the custom properties that a layer sets for the whole page, or for one theme of it, and that a rule
 * outside of the layers sets for the same: that one wins (https://www.w3.org/TR/css-cascade-5/#layer-ordering).
 */
function dropOverridden(sheet: CssNode): void {
  if (sheet.type !== 'StyleSheet') return;
  const set = new Set<string>();
  sheet.children.forEach((rule) => {
    if (rule.type !== 'Rule' || !wholePage.test(generate(rule.prelude))) return;
    walk(rule, { visit: 'Declaration', enter: ({ property }) => void set.add(property) });
  });
  sheet.children.forEach((layer) => {
    if (layer.type !== 'Atrule' || layer.name !== 'layer') return;
    walk(layer, {
      visit: 'Declaration',
      leave({ property }, item, list) {
        if (!this.rule || !anyTheme.test(generate(this.rule.prelude))) return;
        if (property.startsWith('--') && set.has(property)) list.remove(item);
      },
    });
  });
}

/** @returns the custom properties that a text of CSS reads. */
function propertiesRead(css: string): string[] {
  return [...css.matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1]!);
}

function keepSelectors(
  sheet: CssNode,
  keep: (selector: CssNode, media: string | undefined) => boolean,
): void {
  walk(sheet, {
    visit: 'Rule',
    leave(rule, item, list) {
      if (rule.prelude.type !== 'SelectorList') return;
      const media = this.atrule?.name === 'media' ? generate(this.atrule.prelude!) : undefined;
      const selectors = rule.prelude.children;
      selectors.forEach((selector, place) => {
        if (!keep(selector, media)) selectors.remove(place);
      });
      if (selectors.isEmpty) list.remove(item);
    },
  });
}

function dropEmpty(sheet: CssNode): void {
  walk(sheet, {
    leave(node: CssNode, item: ListItem<CssNode>, list: List<CssNode>) {
      const block = node.type === 'Rule' || node.type === 'Atrule' ? node.block : undefined;
      if (block?.children.isEmpty && list) list.remove(item);
    },
  });
}

/** @returns a selector without what it excludes. */
function askedFor(selector: CssNode): string {
  const copy = clone(selector);
  walk(copy, {
    visit: 'PseudoClassSelector',
    enter(node, item, list) {
      if (node.name === 'not') list.remove(item);
    },
  });
  return generate(copy);
}

/** Whether the pages have all that a selector asks for; what it excludes does not count. */
function canMatch(selector: CssNode, names: Names): boolean {
  if (selector.type !== 'Selector') return true;
  return selector.children.toArray().every((part) => {
    switch (part.type) {
      case 'TypeSelector':
        return part.name === '*' || names.elements.has(part.name);
      case 'ClassSelector':
      case 'IdSelector':
        return names.symbols.has(ident.decode(part.name));
      case 'AttributeSelector': {
        const value = part.matcher === '=' && part.value;
        return !value || names.values.has(value.type === 'String' ? value.value : value.name);
      }
      case 'PseudoClassSelector': {
        const list = part.children?.first;
        if (!['is', 'where', 'has'].includes(part.name) || list?.type !== 'SelectorList')
          return true;
        return list.children.some((inner) => canMatch(inner, names));
      }
      default:
        return true;
    }
  });
}
