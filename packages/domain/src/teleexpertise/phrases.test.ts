import { expect, test } from 'vitest';
import * as capacite from '../consentement/capacite.ts';
import { OBSTACLES_CONSENTEMENT } from '../consentement/obstacles.ts';
import * as recueil from '../consentement/recueil.ts';
import { LIBELLES_MOTIF_SANS_LIGNE } from '../facturation/droit.ts';
import { LIBELLES_MODE_SESAM } from '../facturation/sesam.ts';
import { AVERTISSEMENTS } from './avertissements.ts';
import { LIBELLES_NATURE } from './circuit.ts';
import { LIBELLES_URGENCE } from './echeance.ts';
import { LIBELLES_ETAT } from './etat.ts';
import { LIBELLES_PREUVE_LIEN } from './lien.ts';
import * as motifs from './motifs.ts';
import { LIBELLES_ISSUE } from './obstacle.ts';
import { OBSTACLES } from './obstacles.ts';
import { LIBELLES_DESTINATION, LIBELLES_ETAT_REMISE } from './remise.ts';
import { LIBELLES_TYPE_ACTE } from './type-acte.ts';

const catalogues = [OBSTACLES, AVERTISSEMENTS, OBSTACLES_CONSENTEMENT].flatMap((catalogue) =>
  Object.values(catalogue).flatMap(({ phrase, source }) => [phrase, source]),
);
const libelles = [
  capacite.LIBELLES_CAPACITE,
  capacite.LIBELLES_MESURE,
  recueil.LIBELLES_AVIS_PERSONNE,
  recueil.LIBELLES_MODE_RECUEIL,
  recueil.LIBELLES_QUALITE_CONSULTE,
  motifs.LIBELLES_MOTIF_COMPLEMENT,
  motifs.LIBELLES_MOTIF_DEMANDE,
  motifs.LIBELLES_MOTIF_NON_TRANSMISSION,
  motifs.LIBELLES_MOTIF_REFUS,
  LIBELLES_DESTINATION,
  LIBELLES_ETAT,
  LIBELLES_ETAT_REMISE,
  LIBELLES_ISSUE,
  LIBELLES_MODE_SESAM,
  LIBELLES_MOTIF_SANS_LIGNE,
  LIBELLES_NATURE,
  LIBELLES_PREUVE_LIEN,
  LIBELLES_TYPE_ACTE,
  LIBELLES_URGENCE,
].flatMap((table) => Object.values(table));

test.each([...catalogues, ...libelles])('« %s » suit la typographie française', (texte) => {
  expect(texte).toMatch(/\S/);
  expect(texte).not.toMatch(/'|« | [:;!?»]/);
});
