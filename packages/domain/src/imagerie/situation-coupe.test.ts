import { describe, expect, test } from 'vitest';
import { direAnnotation, direTrait } from '../bouche/annotation.ts';
import { echelleDe, type Mesure } from '../bouche/mesure.ts';
import { type FichierMesure, fideleAuFichier } from './fidelite.ts';
import type { Vecteur } from './geometrie.ts';
import { direCoupe, situerCoupe } from './situation-coupe.ts';

const plans = (ligne: Vecteur, colonne: Vecteur) =>
  ({ etat: 'PLANS', ligne, colonne, sens: 1, pas: 0.4, inclinaison: 0 }) as const;
const AXIALES: FichierMesure = {
  colonnes: 400,
  lignes: 300,
  espacement: { x: 0.1, y: 0.1, source: 'PATIENT' },
  images: 26,
  pas: 0.4,
  geometrie: plans([1, 0, 0], [0, 1, 0]),
};
const CLICHE: FichierMesure = { ...AXIALES, images: 1, pas: null, geometrie: undefined };

describe('situer une coupe dans son examen', () => {
  test('LEC-02 : elle dit son rang, son plan et sa distance à la première', () => {
    const coupe = situerCoupe(AXIALES, 12);
    expect(coupe && direCoupe(coupe)).toBe('coupe 13 sur 26, axiale, à 4,8\u00a0mm de la première');
  });

  test.each([
    ['coronale', plans([1, 0, 0], [0, 0, -1])],
    ['sagittale', plans([0, 1, 0], [0, 0, -1])],
    ['axiale, inclinée de 3°', plans([1, 0, 0], [0, 0.99863, 0.052336])],
    ['orientation non lue', undefined],
    ['orientation non lue', { etat: 'SANS_PLANS', motif: 'ORIENTATION_ABSENTE' } as const],
  ])('LEC-02 : le plan est celui du patient le plus proche, ou n’est pas dit : %s', (dit, geometrie) => {
    const coupe = situerCoupe({ ...AXIALES, geometrie }, 0);
    expect(coupe && direCoupe(coupe)).toContain(dit);
  });

  test('une image seule n’a pas de coupe, un examen n’en a pas au-delà de la dernière', () => {
    expect(situerCoupe(CLICHE, 0)).toBeUndefined();
    for (const rang of [-1, 26, 1.5]) expect(situerCoupe(AXIALES, rang)).toBeUndefined();
  });
});

describe('LEC-01 : ce qu’un dessin dit de son fichier est comparé à ce que le fichier dit', () => {
  const ici = { x: 0.5, y: 0.5 };
  const longueur = (fichier: FichierMesure): Mesure => ({
    forme: 'LONGUEUR',
    vers: { x: 0.8, y: 0.5 },
    echelle: echelleDe(fichier),
  });
  const coupe = situerCoupe(AXIALES, 12);
  const sur = { ...ici, trait: longueur(AXIALES), coupe };

  test('la mesure d’une coupe se dit dans son plan, avec sa coupe', () => {
    expect(direTrait(sur)).toBe(
      '12,0\u00a0mm, longueur dans le plan de la coupe (taille du point lue dans le fichier), coupe 13 sur 26, axiale, à 4,8\u00a0mm de la première',
    );
    const angle = { forme: 'ANGLE', cotes: [ici, ici], echelle: echelleDe(AXIALES) } as const;
    expect(direTrait({ ...ici, trait: angle, coupe })).toContain('angle mesuré dans le plan de la coupe');
    expect(direAnnotation({ ...ici, trait: { forme: 'FLECHE', depuis: ici }, coupe }, ici)).toMatch(
      /^flèche, coupe 13 sur 26/,
    );
  });

  test('ce qui est fidèle passe', () => {
    expect(fideleAuFichier(sur, AXIALES)).toBe(true);
    expect(fideleAuFichier({ ...ici, trait: longueur(CLICHE) }, CLICHE)).toBe(true);
    expect(fideleAuFichier({ ...ici, coupe }, AXIALES)).toBe(true);
    expect(fideleAuFichier(ici, undefined)).toBe(true);
  });

  test.each([
    [
      'une échelle deux fois plus grande',
      { ...sur, trait: longueur({ ...AXIALES, colonnes: 800 }) },
      AXIALES,
    ],
    [
      'une échelle étalonnée qui ne l’est pas',
      { ...ici, trait: longueur({ ...CLICHE, espacement: { x: 0.1, y: 0.1, source: 'CALIBREE' } }) },
      CLICHE,
    ],
    ['une mesure sur une photographie', { ...ici, trait: longueur(CLICHE) }, undefined],
    ['une mesure sans sa coupe', { ...ici, trait: longueur(AXIALES) }, AXIALES],
    ['une coupe sur un cliché seul', { ...ici, trait: longueur(CLICHE), coupe }, CLICHE],
    [
      'une coupe d’un autre plan',
      { ...sur, coupe: coupe && { ...coupe, plan: 'CORONAL' as const } },
      AXIALES,
    ],
    ['une coupe à une autre place', { ...sur, coupe: coupe && { ...coupe, position: 5 } }, AXIALES],
    ['une coupe qui n’existe pas', { ...ici, coupe: coupe && { ...coupe, rang: 26 } }, AXIALES],
  ])('%s est refusée', (_quoi, annotation, fichier) => {
    expect(fideleAuFichier(annotation, fichier)).toBe(false);
  });
});
