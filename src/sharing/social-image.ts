import { readFileSync } from 'node:fs';
import satori from 'satori';
import type { Font } from 'satori';
import sharp from 'sharp';
import { colorOf } from '../styles/palette.ts';
import type { FinishedPage } from './pages.ts';
import { imageSize } from './social-image-size.ts';

/** How bold its text is. */
export const imageWeights: Font['weight'][] = [400, 700];

const colors = {
  paper: colorOf('sl-color-gray-7'),
  card: colorOf('sl-color-black'),
  line: colorOf('sl-color-gray-5'),
  title: colorOf('sl-color-white'),
  text: colorOf('sl-color-gray-2'),
  works: colorOf('status-works'),
  unclear: colorOf('status-unclear'),
  closed: colorOf('status-closed'),
};

const mark = `data:image/svg+xml;base64,${readFileSync('public/favicon.svg').toString('base64')}`;

/** @returns all the text in a page's image. */
export function textOf({ siteTitle, title, description, message, status }: FinishedPage): string {
  return [siteTitle, title, message ?? description, status?.word ?? '', '…'].join('');
}

/**
 * Draws what stands beside a link to a page in chat apps and social networks.
 * @param page the page
 * @param fonts fonts that have all characters of {@link textOf}
 * @returns a PNG of {@link imageSize}
 * @throws Error naming page and character for one that no font has
 */
export async function socialImage(page: FinishedPage, fonts: Font[]): Promise<Buffer> {
  const drawing = await satori(layout(page, fonts) as Parameters<typeof satori>[0], {
    ...imageSize,
    fonts,
    // Asked for what is in no font; it would be drawn as an empty box.
    loadAdditionalAsset: (_, characters) =>
      Promise.reject(
        new Error(
          `${page.folder}index.html: its social image has no character for "${characters}": leave it out of the title, the description or the message`,
        ),
      ),
  });
  return sharp(Buffer.from(drawing))
    .png({ palette: true, colours: 16, dither: 0, effort: 1 })
    .toBuffer();
}

/** What satori draws: React's elements, made without React. */
interface Box {
  type: string;
  props: { style?: object; children?: unknown; src?: string; width?: number; height?: number };
}

function layout(
  { siteTitle, title, description, message, status, lang }: FinishedPage,
  fonts: Font[],
) {
  const families = [...new Set(fonts.map(({ name }) => name))].join();
  return box(
    {
      width: '100%',
      height: '100%',
      flexDirection: 'column',
      padding: '64px 72px',
      background: colors.paper,
      color: colors.text,
      fontFamily: families,
      fontSize: 32,
      lineHeight: 1.5,
      wordBreak: 'break-word',
    },
    box(
      { alignItems: 'center', gap: 20 },
      { type: 'img', props: { src: mark, width: 56, height: 56 } },
      siteTitle,
    ),
    box(
      { flexDirection: 'column', flexGrow: 1, justifyContent: 'center', gap: 32 },
      box(
        {
          display: 'block',
          color: colors.title,
          fontSize: titleSize(title),
          fontWeight: 700,
          lineHeight: 1.25,
          lineClamp: 3,
          textWrap: 'balance',
        },
        title,
      ),
      message
        ? box(
            {
              padding: '20px 28px',
              border: `2px solid ${colors.line}`,
              borderRadius: 12,
              background: colors.card,
              alignSelf: 'flex-start',
            },
            box({ display: 'block', lineClamp: 2 }, message),
          )
        : box({ display: 'block', lineClamp: status ? 2 : 3 }, description),
    ),
    status &&
      box(
        {
          color: colors[status.name],
          fontWeight: 700,
          borderTop: `2px solid ${colors.line}`,
          paddingTop: 20,
        },
        status.word,
      ),
  );

  function box(style: object, ...children: (Box | string | undefined)[]): Box {
    return {
      type: 'div',
      props: { lang, style: { display: 'flex', boxSizing: 'border-box', ...style }, children },
    } as Box;
  }
}

/** @returns a size, in pixels, in which a title takes two lines or three short ones. */
function titleSize(title: string): number {
  const width = [...title].reduce(
    (sum, letter) => sum + (/[\x20-\x7e]/.test(letter) ? 0.55 : 1),
    0,
  );
  return width <= 24 ? 76 : width <= 32 ? 66 : 56;
}
