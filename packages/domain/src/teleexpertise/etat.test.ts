import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ajouterHeures } from '../dates.ts';
import { NATURES_ACTE, type NatureActe } from './circuit.ts';
import {
  ACTEURS,
  attendReponse,
  ETATS_ACTE,
  type EtatActe,
  EVENEMENTS_ACTE,
  enRetard,
  estTerminal,
  etatsAvant,
  evenementsPossibles,
  libelleEtat,
  libelleEtatRequis,
  peutExpirer,
  TABLE,
  transition,
} from './etat.ts';

const suites = fc.array(fc.tuple(fc.constantFrom(...EVENEMENTS_ACTE), fc.constantFrom(...ACTEURS)), {
  maxLength: 25,
});
const natures = fc.constantFrom(...NATURES_ACTE);

/** Plays a sequence and keeps every state gone through, first and last included. */
function jouer(
  nature: NatureActe,
  suite: readonly (readonly [(typeof EVENEMENTS_ACTE)[number], (typeof ACTEURS)[number]])[],
) {
  const etats: EtatActe[] = ['BROUILLON'];
  for (const [evenement, acteur] of suite) {
    const etat = etats.at(-1) ?? 'BROUILLON';
    const pas = transition(nature, etat, evenement, acteur);
    etats.push(pas.accord ? pas.vers : etat);
  }
  return etats;
}

/** The states that may follow each one, written apart from the table so that the table can be wrong. */
const SUIVANTS: Readonly<Record<EtatActe, readonly EtatActe[]>> = {
  BROUILLON: ['ENVOYEE', 'ANNULEE'],
  ENVOYEE: ['ACCEPTEE', 'COMPLEMENT_DEMANDE', 'AVIS_RENDU', 'REFUSEE', 'ANNULEE', 'EXPIREE'],
  ACCEPTEE: ['ENVOYEE', 'COMPLEMENT_DEMANDE', 'REFUSEE', 'AVIS_RENDU', 'ANNULEE', 'EXPIREE'],
  COMPLEMENT_DEMANDE: ['ENVOYEE', 'ACCEPTEE', 'AVIS_RENDU', 'REFUSEE', 'ANNULEE', 'EXPIREE'],
  AVIS_RENDU: ['CLOTUREE'],
  CLOTUREE: ['AVIS_RENDU'],
  REFUSEE: [],
  ANNULEE: [],
  EXPIREE: [],
};

test('aucune suite d’événements ne passe d’un état à un autre que la table interdit', () => {
  fc.assert(
    fc.property(natures, suites, (nature, suite) => {
      const etats = jouer(nature, suite);
      for (const [rang, etat] of etats.entries()) {
        const suivant = etats[rang + 1] ?? etat;
        expect([etat, ...SUIVANTS[etat]]).toContain(suivant);
      }
    }),
    { numRuns: 1000 },
  );
});

test('un état terminal ne se quitte plus', () => {
  fc.assert(
    fc.property(natures, suites, (nature, suite) => {
      const etats = jouer(nature, suite);
      const fin = etats.findIndex((etat) => estTerminal(nature, etat));
      if (fin >= 0) expect(new Set(etats.slice(fin)).size).toBe(1);
    }),
    { numRuns: 1000 },
  );
  for (const nature of NATURES_ACTE)
    expect(['REFUSEE', 'ANNULEE', 'EXPIREE'].every((etat) => estTerminal(nature, etat as EtatActe))).toBe(
      true,
    );
});

test.each([
  ['BROUILLON', 'ENVOYER', 'REQUERANT', 'ENVOYEE'],
  ['ENVOYEE', 'ACCEPTER', 'REQUIS', 'ACCEPTEE'],
  ['ENVOYEE', 'REFUSER', 'REQUIS', 'REFUSEE'],
  ['ACCEPTEE', 'DEMANDER_COMPLEMENT', 'REQUIS', 'COMPLEMENT_DEMANDE'],
  ['COMPLEMENT_DEMANDE', 'FOURNIR_COMPLEMENT', 'REQUERANT', 'ACCEPTEE'],
  ['COMPLEMENT_DEMANDE', 'RENONCER_COMPLEMENT', 'REQUIS', 'ACCEPTEE'],
  ['ACCEPTEE', 'RELEVER', 'REQUERANT', 'ENVOYEE'],
  ['ACCEPTEE', 'RENDRE', 'REQUIS', 'AVIS_RENDU'],
  ['AVIS_RENDU', 'CLOTURER', 'SYSTEME', 'CLOTUREE'],
  ['CLOTUREE', 'CORRIGER', 'REQUIS', 'AVIS_RENDU'],
  ['BROUILLON', 'ANNULER', 'PREPARATEUR', 'ANNULEE'],
  ['ACCEPTEE', 'ANNULER', 'REQUERANT', 'ANNULEE'],
  ['ENVOYEE', 'RETIRER_CONSENTEMENT', 'REQUIS', 'ANNULEE'],
  ['COMPLEMENT_DEMANDE', 'EXPIRER', 'SYSTEME', 'EXPIREE'],
] as const)('%s : %s par %s mène à %s', (etat, evenement, acteur, vers) => {
  expect(transition('TELEEXPERTISE_ESMS', etat, evenement, acteur)).toEqual({ accord: true, vers });
});

test('seuls le requis, d’un acte accepté, et son courrier, tant qu’une réponse est attendue, rendent un avis', () => {
  for (const nature of NATURES_ACTE)
    for (const etat of ETATS_ACTE)
      for (const acteur of ACTEURS)
        expect(transition(nature, etat, 'RENDRE', acteur).accord).toBe(
          (etat === 'ACCEPTEE' && acteur === 'REQUIS') || (acteur === 'COURRIER' && attendReponse(etat)),
        );
});

test('une même règle n’est pas écrite deux fois', () => {
  const cles = TABLE.flatMap(({ evenement, depuis, natures: portees }) =>
    depuis.flatMap((etat) => portees.map((nature) => `${nature} ${etat} ${evenement}`)),
  );
  expect(new Set(cles).size).toBe(cles.length);
});

test.each([
  ['ENVOYEE', 'ACCEPTER', 'REQUERANT', 'ACTEUR_NON_HABILITE'],
  ['BROUILLON', 'ENVOYER', 'PREPARATEUR', 'ACTEUR_NON_HABILITE'],
  ['AVIS_RENDU', 'REFUSER', 'REQUIS', 'TRANSITION_INTERDITE'],
  ['CLOTUREE', 'ANNULER', 'REQUERANT', 'TRANSITION_INTERDITE'],
] as const)('%s : %s par %s donne %s', (etat, evenement, acteur, motif) => {
  expect(transition('TELEEXPERTISE_ESMS', etat, evenement, acteur)).toEqual({
    accord: false,
    motifs: [motif],
  });
});

test('TE-06 : le requis peut refuser tant qu’il n’a pas répondu, sans facturation possible ensuite', () => {
  expect(etatsAvant('TELEEXPERTISE_ESMS', 'REFUSER')).toEqual(['ENVOYEE', 'ACCEPTEE', 'COMPLEMENT_DEMANDE']);
  expect(evenementsPossibles('TELEEXPERTISE_ESMS', 'REFUSEE', 'REQUIS')).toEqual([]);
});

test('TE-02 : relevé, un acte attend la prise en charge du nouveau requis', () => {
  expect(transition('TELEEXPERTISE_ESMS', 'COMPLEMENT_DEMANDE', 'RELEVER', 'REQUIS')).toEqual({
    accord: true,
    vers: 'ENVOYEE',
  });
});

test('un bilan et un avis hors 58 n’expirent jamais', () => {
  expect(etatsAvant('BILAN', 'EXPIRER')).toEqual([]);
  expect(etatsAvant('AVIS_HORS_58', 'EXPIRER')).toEqual([]);
});

const echeance = '2026-03-01T08:00:00.000Z';
const apres = (heures: number) => ajouterHeures(echeance, heures);

test('un retard se compte à la seconde et laisse répondre', () => {
  expect(enRetard('ACCEPTEE', echeance, echeance)).toBe(false);
  expect(enRetard('ACCEPTEE', echeance, apres(1 / 3600))).toBe(true);
  expect(enRetard('AVIS_RENDU', echeance, apres(100))).toBe(false);
  expect(transition('TELEEXPERTISE_ESMS', 'ACCEPTEE', 'RENDRE', 'REQUIS').accord).toBe(true);
});

test('une demande n’expire qu’après une alerte et trente jours de retard', () => {
  const acte = { nature: 'TELEEXPERTISE_ESMS', etat: 'ENVOYEE', echeance, escaladeeLe: apres(48) } as const;
  expect(peutExpirer(acte, apres(30 * 24))).toBe(true);
  expect(peutExpirer(acte, apres(30 * 24 - 1 / 3600))).toBe(false);
  expect(peutExpirer({ ...acte, escaladeeLe: apres(31 * 24) }, apres(30 * 24))).toBe(false);
  expect(peutExpirer({ nature: acte.nature, etat: acte.etat, echeance }, apres(60 * 24))).toBe(false);
  expect(peutExpirer({ ...acte, etat: 'AVIS_RENDU' }, apres(60 * 24))).toBe(false);
  expect(peutExpirer({ ...acte, nature: 'BILAN' }, apres(60 * 24))).toBe(false);
});

test('un bilan se lit, une téléexpertise s’accepte et se rend', () => {
  expect(libelleEtat('BILAN', 'ACCEPTEE')).toBe('En lecture');
  expect([libelleEtat('BILAN', 'CLOTUREE'), libelleEtat('AVIS_HORS_58', 'ACCEPTEE')]).toEqual([
    'Clôturée',
    'Acceptée',
  ]);
});

test('chaque côté a ses mots : qui demande a envoyé, qui répond a à lire, quelle que soit la nature', () => {
  for (const nature of NATURES_ACTE) {
    expect(libelleEtat(nature, 'ENVOYEE')).toBe('Envoyée');
    expect(libelleEtatRequis(nature, 'ENVOYEE')).toBe('À lire');
    expect(ETATS_ACTE.map((etat) => libelleEtat(nature, etat))).not.toContain('À lire');
    expect(ETATS_ACTE.map((etat) => libelleEtatRequis(nature, etat))).not.toContain('Envoyée');
  }
});
