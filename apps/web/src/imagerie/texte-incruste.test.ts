import { expect, test } from 'vitest';
import { risqueDeTexte } from './texte-incruste.ts';

const image = (modalite: string | null, dit = false) => ({ modalite, dit });

test.each([
  ['des photographies', [image(null), image(null)], 'AUCUN'],
  ['un cliché de capteur qui ne dit rien', [image(null), image('IO')], 'AUCUN'],
  ['une échographie', [image(null), image('US')], 'POSSIBLE'],
  ['un scanner', [image('CT')], 'POSSIBLE'],
  ['une capture d’écran', [image('OT')], 'POSSIBLE'],
  ['une radiographie sans en-tête', [image('')], 'POSSIBLE'],
  ['un fichier qui le dit', [image('IO'), image('PX', true)], 'DIT'],
] as const)(
  'IMG-04 : le texte incrusté n’est annoncé que selon ce qu’on en sait : %s',
  (_quoi, images, risque) => {
    expect(risqueDeTexte(images)).toBe(risque);
  },
);
