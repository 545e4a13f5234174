import { readFileSync } from 'node:fs';
import type { Node, Renderer } from '@takumi-rs/core';
import { colorOf } from '../styles/palette.ts';
import type { FinishedPage } from './pages.ts';
import { imageSize } from './social-image-size.ts';

const mark = `data:image/svg+xml;base64,${readFileSync('public/favicon.svg').toString('base64')}`;

const styles = `
.image {
  display: flex;
  flex-direction: column;
  box-sizing: border-box;
  width: 100%;
  height: 100%;
  padding: 64px 72px;
  background: ${colorOf('sl-color-gray-7')};
  color: ${colorOf('sl-color-gray-2')};
  font-size: 32px;
  line-height: 1.5;
  overflow-wrap: anywhere;
}
/* The font's quotation marks are as wide as a Han character. */
:lang(en) {
  font-feature-settings: 'palt';
}
.site {
  display: flex;
  align-items: center;
  gap: 20px;
}
.content {
  display: flex;
  flex-direction: column;
  flex-grow: 1;
  justify-content: center;
  gap: 32px;
}
.title {
  color: ${colorOf('sl-color-white')};
  font-weight: 700;
  line-height: 1.25;
  text-wrap: balance;
  -webkit-line-clamp: 3;
}
.message {
  align-self: flex-start;
  padding: 20px 28px;
  border: 2px solid ${colorOf('sl-color-gray-5')};
  border-radius: 12px;
  background: ${colorOf('sl-color-black')};
}
.two-lines {
  -webkit-line-clamp: 2;
}
.three-lines {
  -webkit-line-clamp: 3;
}
.status {
  padding-top: 20px;
  border-top: 2px solid ${colorOf('sl-color-gray-5')};
  font-weight: 700;
}`;

/**
 * Draws a page's link preview for chat apps and social networks.
 * @param page the page
 * @param renderer from `textRenderer`
 * @returns a PNG of {@link imageSize}
 */
export async function socialImage(page: FinishedPage, renderer: Renderer): Promise<Buffer> {
  return renderer.render(layout(page), { ...imageSize, css: [styles], format: 'png' });
}

function layout({ siteTitle, title, description, message, status, lang }: FinishedPage): Node {
  const nodes = [
    box('site', { type: 'image', src: mark, width: 56, height: 56 }, text('name', siteTitle)),
    box(
      'content',
      { ...text('title', title), style: { fontSize: titleSize(title) } },
      message
        ? box('message', text('two-lines', message))
        : text(status ? 'two-lines' : 'three-lines', description),
    ),
  ];
  if (status) {
    const color = colorOf(`status-${status.name}`);
    nodes.push({ ...box('status', text('word', status.word)), style: { color } });
  }
  return { ...box('image', ...nodes), lang };
}

function box(className: string, ...children: Node[]): Node {
  return { type: 'container', className, children };
}

function text(className: string, content: string): Node {
  return { type: 'text', className, text: content };
}

/** @returns a font size, in pixels, at which a title fits on two lines, or three short ones. */
function titleSize(title: string): number {
  const width = [...title].reduce(
    (sum, letter) => sum + (/[\x20-\x7e]/.test(letter) ? 0.55 : 1),
    0,
  );
  return width <= 24 ? 76 : width <= 32 ? 66 : 56;
}
