import { describe, expect, test } from 'vitest';
import {
  adressePatient,
  ecrireAuPatient,
  lectureFacile,
  proposerLettreAuPatient,
} from './lettre-au-patient.ts';

const ins = { matricule: '279035121518989' };

test('TE-11 : l’adresse du patient est son INS, clé comprise', () => {
  expect(adressePatient(ins.matricule)).toBe('279035121518989@patient.mssante.fr');
  expect(adressePatient('2790351215189')).toBe('279035121518989@patient.mssante.fr');
});

describe('TE-11, ID-INS : on n’écrit au patient que sous une identité qualifiée, et s’il ne s’y oppose pas', () => {
  test.each([
    [{ ins, oppositionMes: null }, { accord: true }],
    [
      { ins: null, oppositionMes: null },
      { accord: false, motifs: ['INS_NON_QUALIFIEE'] },
    ],
    [
      { ins, oppositionMes: 'Sa tutrice, le 3 mars' },
      { accord: false, motifs: ['OPPOSITION'] },
    ],
    [
      { ins: null, oppositionMes: '' },
      { accord: false, motifs: ['INS_NON_QUALIFIEE', 'OPPOSITION'] },
    ],
  ])('%j', (patient, attendu) => {
    expect(ecrireAuPatient(patient)).toEqual(attendu);
  });
});

test.each([
  ['AFFECTION_BUCCO_DENTAIRE', true],
  ['CANCER_ORAL', false],
  ['MALADIE_RARE', false],
  ['DERMATOLOGIE_ORALE', false],
  ['SUIVI', true],
])('une suspicion grave s’annonce d’abord : %s', (motif, propose) => {
  expect(proposerLettreAuPatient(motif)).toBe(propose);
});

describe('lecture facile', () => {
  const reponse = {
    auteur: 'Claire Moreau, chirurgienne-dentiste',
    nonConcluant: false,
    urgence: 'RAPIDE',
    soinsConseilles: ['Examen au cabinet'],
    lieuDeSoins: 'au cabinet dentaire',
  } as const;

  test('une idée par phrase, des phrases courtes, rien de la maladie', () => {
    const phrases = lectureFacile(reponse);
    expect(phrases).toContain('Il faut des soins dans les 3 jours.');
    expect(phrases).toContain('– Examen au cabinet');
    for (const phrase of phrases)
      for (const idee of phrase.split(/[.?:]/u)) expect(idee.split(/\s+/u).length).toBeLessThanOrEqual(14);
  });

  test('ce qui n’est pas dit ne s’écrit pas', () => {
    const vide = lectureFacile({ ...reponse, urgence: null, soinsConseilles: [], lieuDeSoins: null });
    expect(vide.join('\n')).not.toMatch(/soins|Où aller|null|undefined/u);
    expect(lectureFacile({ ...reponse, nonConcluant: true })).toContain(
      'Les images ne suffisent pas pour répondre.',
    );
  });
});
