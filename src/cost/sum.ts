/** The fields of a sum. The limits keep every product below an integer that a computer's number holds. */
export const fields = {
  /** US dollars; read as cents. */
  price: { places: 2, most: 100_000 },
  /** Per cent; read as thousandths of one. New York's tax, for one, has three digits after the point. */
  percent: { places: 3, most: 100 },
  /** Yuan for a US dollar; read as ten-thousandths of a yuan. */
  rate: { places: 4, most: 1000 },
};

export interface Sum {
  /** What each fee comes to, in cents. */
  fees: number[];
  /** Price and fees, in cents. */
  total: number;
}

/**
 * Adds fees to a price, each worked out on all that stands above it and rounded up to the cent: rather a cent too
 * much on the card than one too few.
 * @param price in cents
 * @param percents the fees in thousandths of a per cent, in the order in which they are charged
 */
export function sumOf(price: number, percents: number[]): Sum {
  let total = price;
  const fees = percents.map((percent) => {
    const fee = Math.ceil((total * percent) / 100_000);
    total += fee;
    return fee;
  });
  return { fees, total };
}

/**
 * @param cents US cents
 * @param rate ten-thousandths of a yuan for a US dollar
 * @returns hundredths of a yuan, rounded up
 */
export function inYuan(cents: number, rate: number): number {
  return Math.ceil((cents * rate) / 10_000);
}

/** @returns hundredths as people write them: 1999 as `19.99` */
export function written(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}
