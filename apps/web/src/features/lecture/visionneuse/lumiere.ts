/** The reader's lamp on one picture: the original is never touched, and the screen says when the light is not the recorded one. */
export interface Lumiere {
  /** Percent, 100 = as taken. */
  readonly luminosite: number;
  readonly contraste: number;
  /** From -100 (bluer) to 100 (warmer), 0 = as taken. */
  readonly temperature: number;
  /** From -100 (greener) to 100 (pinker), 0 = as taken. */
  readonly teinte: number;
}

export type ReglageLumiere =
  | { readonly type: keyof Lumiere; readonly valeur: number }
  | { readonly type: 'neutre'; readonly couleur: Couleur };

export type Couleur = readonly [rouge: number, vert: number, bleu: number];
export type Gains = Couleur;

export const LUMIERE_NEUTRE: Lumiere = { luminosite: 100, contraste: 100, temperature: 0, teinte: 0 };
export const BORNES_LUMIERE = { min: 40, max: 220, pas: 10 } as const;
export const BORNES_BLANC = { min: -100, max: 100, pas: 5 } as const;

/** Stops of red and blue at the end of the slider, and of green. */
const FORCE_TEMPERATURE = 0.55;
const FORCE_TEINTE = 0.4;
const LUMA: Couleur = [0.2126, 0.7152, 0.0722];

export function reglerLumiere(lumiere: Lumiere, reglage: ReglageLumiere): Lumiere {
  if (reglage.type === 'neutre') return { ...lumiere, ...blancDepuis(reglage.couleur) };
  const { min, max } =
    reglage.type === 'temperature' || reglage.type === 'teinte' ? BORNES_BLANC : BORNES_LUMIERE;
  return { ...lumiere, [reglage.type]: borner(reglage.valeur, min, max) };
}

export const estModifiee = (lumiere: Lumiere): boolean =>
  (Object.keys(LUMIERE_NEUTRE) as (keyof Lumiere)[]).some((cle) => lumiere[cle] !== LUMIERE_NEUTRE[cle]);

/** Gain of each channel, the brightness of a grey unchanged. */
export function gains({ temperature, teinte }: Pick<Lumiere, 'temperature' | 'teinte'>): Gains {
  const chaud = (FORCE_TEMPERATURE * temperature) / 100;
  const rose = (FORCE_TEINTE * teinte) / 100;
  const bruts = [2 ** chaud, 2 ** -rose, 2 ** -chaud] as const;
  const luma = bruts.reduce((somme, gain, i) => somme + gain * (LUMA[i] ?? 0), 0);
  return [bruts[0] / luma, bruts[1] / luma, bruts[2] / luma];
}

/** Temperature and tint that make a colour of the picture grey, as far as the sliders go. */
export function blancDepuis(couleur: Couleur): Pick<Lumiere, 'temperature' | 'teinte'> {
  const [r, v, b] = couleur.map((canal) => Math.max(4, canal)) as unknown as Couleur;
  const temperature = (100 * Math.log2(b / r)) / (2 * FORCE_TEMPERATURE);
  const teinte = (100 * Math.log2(v / Math.sqrt(r * b))) / FORCE_TEINTE;
  const dansLesBornes = (valeur: number) => borner(Math.round(valeur), BORNES_BLANC.min, BORNES_BLANC.max);
  return { temperature: dansLesBornes(temperature), teinte: dansLesBornes(teinte) };
}

/** @param idFiltre the `<filter>` that carries the gains */
export function filtreCss(lumiere: Lumiere, idFiltre?: string): string {
  const { luminosite, contraste, temperature, teinte } = lumiere;
  const etapes = [
    ...(idFiltre && (temperature !== 0 || teinte !== 0) ? [`url(#${idFiltre})`] : []),
    ...(luminosite === 100 && contraste === 100
      ? []
      : [`brightness(${luminosite / 100}) contrast(${contraste / 100})`]),
  ];
  return etapes.join(' ') || 'none';
}

export const borner = (valeur: number, min: number, max: number) => Math.min(max, Math.max(min, valeur));
