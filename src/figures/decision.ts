import { breakLines, widthOf } from './lines.ts';

/** All lengths are in the figure's own pixels: on a phone of 390, a tenth more on the screen. */
const size = 16;
const leading = 24;
/** How far the baseline lies below a line's top. */
const ascent = 17;
/** Texts and boxes begin at 0; the spine runs left of it. */
const spine = -14;
const width = 294;
const padding = 12;
const gap = 12;

export const viewLeft = -24;
export const viewWidth = 320;
/** Inside a box. */
export const boxWidth = width;
export const textLeft = padding;
export const textRight = width - padding;

/** Lines one below the other; `y` is the first one's baseline. */
export interface Block {
  y: number;
  lines: string[];
}

export interface Box<Outcome> {
  outcome: Outcome;
  y: number;
  height: number;
  answer: Block;
  /** Baseline of the status, which ends at the right: beside the answer, or below one that is too long. */
  status: number;
  name: Block;
}

export interface Step<Outcome> {
  question: Block;
  boxes: Box<Outcome>[];
  otherwise?: Block;
}

export interface Figure<Outcome> {
  height: number;
  /** Path of the spine, its branches and its arrows. */
  lines: string;
  /** Path of a point for each question, to be drawn with round ends. */
  points: string;
  steps: Step<Outcome>[];
}

interface Texts {
  answer: string;
  name: string;
  /** The status as it is written, with its sign. */
  said: string;
}

/**
 * Lays out the questions below each other on a spine, what their answers lead to in boxes that branch off.
 * @param questions what to draw, in one language
 * @param lang the language
 */
export function decisionFigure<Outcome extends Texts>(
  questions: { question: string; outcomes: Outcome[]; otherwise?: string }[],
  lang: string,
): Figure<Outcome> {
  let y = 0;
  let lines = '';
  let points = '';
  let lastBranch = 0;
  const block = (text: string, most: number): Block => {
    const broken = breakLines(text, most / size, lang);
    const placed = { y: y + ascent, lines: broken };
    y += broken.length * leading;
    return placed;
  };
  const steps = questions.map(({ question, outcomes, otherwise }): Step<Outcome> => {
    points += `M${spine} ${y + leading / 2}h0`;
    const asked = block(question, width);
    const boxes = outcomes.map((outcome): Box<Outcome> => {
      y += gap / 2;
      const top = y;
      y += padding / 2;
      const inside = textRight - textLeft;
      const beside = (widthOf(outcome.answer) + 1 + widthOf(outcome.said)) * size <= inside;
      const answer = block(outcome.answer, inside);
      if (!beside) y += leading;
      const status = y - leading + ascent;
      const name = block(outcome.name, inside);
      y += padding / 2;
      lastBranch = top + padding / 2 + leading / 2;
      lines += `M${spine} ${lastBranch}H0`;
      y += gap / 2;
      return { outcome, y: top, height: y - gap / 2 - top, answer, status, name };
    });
    if (otherwise === undefined) return { question: asked, boxes };
    const on = block(otherwise, width);
    y += gap;
    lines += `M${spine - 4} ${y - 9}l4 5l4-5`;
    return { question: asked, boxes, otherwise: on };
  });
  return { height: y, lines: `M${spine} ${leading / 2}V${lastBranch}${lines}`, points, steps };
}
