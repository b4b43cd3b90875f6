import { FORMES, FORMES_RADIO } from '@orapont/domain/bouche/annotation';
import { expect, test, vi } from 'vitest';
import { aideDesTouches, type SituationDesTouches, tableDesTouches } from './gestes-visionneuse.ts';

const rien = () => undefined;
const situation = (plus: Partial<SituationDesTouches> = {}): SituationDesTouches => ({
  actions: {
    avancer: rien,
    zoomer: rien,
    ajuster: rien,
    reinitialiser: rien,
    comparer: rien,
    remonter: rien,
    lier: rien,
  },
  modes: { mode: undefined, choisirForme: rien } as never,
  clignotement: { possible: false } as never,
  reglages: undefined,
  genre: 'PHOTO',
  total: 3,
  comparaison: false,
  aUnAvant: false,
  poseOfferte: true,
  possibles: FORMES,
  duCadre: {},
  ...plus,
});
const dites = (plus?: Partial<SituationDesTouches>) =>
  aideDesTouches(situation(plus)).map(([touche]) => touche);
const entendues = (plus?: Partial<SituationDesTouches>) => Object.keys(tableDesTouches(situation(plus)));

test('sur une photographie, l’aide dit la loupe et la balance des blancs, pas ce qui demande une paire', () => {
  expect(dites()).toEqual(expect.arrayContaining(['J', 'Q', 'H', 'R', 'W', 'X', 'P']));
  for (const touche of ['U', 'Maj+X', 'Y', 'Maj+Y', 'L', 'I', '1']) expect(dites()).not.toContain(touche);
  expect(dites({ comparaison: true, aUnAvant: true, clignotement: { possible: true } as never })).toEqual(
    expect.arrayContaining(['U', 'Maj+X', 'Y', 'Maj+Y']),
  );
});

test('hors d’une photographie, une touche est celle que le cadre offre, ou n’est ni dite ni entendue', () => {
  const r = vi.fn();
  const radio = { genre: 'RADIO', possibles: FORMES_RADIO, duCadre: { r, l: rien } } as const;
  tableDesTouches(situation(radio))['r']?.();
  expect(r).toHaveBeenCalledOnce();
  expect(dites(radio)).toEqual(expect.arrayContaining(['R', 'L', 'Maj+Flèches']));
  for (const touche of ['h', 'w', 'b', 'i', 'y']) expect(entendues(radio)).not.toContain(touche);
  const film = { genre: 'VIDEO', possibles: [], duCadre: { m: rien, ',': rien } } as const;
  expect(dites(film)).toEqual(expect.arrayContaining(['M', ',', 'Espace']));
  for (const touche of ['r', 'p', 'h']) expect(entendues(film)).not.toContain(touche);
});

test('les coupes et les trois plans ont chacun leurs touches de page', () => {
  const coupes = { genre: 'VOLUME', duCadre: { r: rien, pagedown: rien } } as const;
  expect(aideDesTouches(situation(coupes)).join()).toContain('Dans l’image, coupe suivante');
  expect(aideDesTouches(situation({ genre: 'VOLUME', duCadre: { i: rien } })).join()).toContain(
    'Dans un plan, coupe suivante',
  );
});

test('une image seule ne se parcourt pas ; les chiffres ne sont dits que pendant la pose', () => {
  expect(dites({ total: 1 })).not.toContain('J');
  const pose = { mode: { type: 'POSE', forme: 'POINT' }, choisirForme: rien } as never;
  expect(dites({ modes: pose })).toEqual(expect.arrayContaining(['1', '2', '3', '4']));
});
