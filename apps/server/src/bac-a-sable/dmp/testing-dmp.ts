import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fabriqueCda } from '../../adapters/cda/fabrique-cda.ts';
import { CABINET, DENTISTE, enTeteDemande, PDF_FICTIF } from '../../adapters/cda/testing-cda.ts';
import type { AccesDmp } from '../../adapters/dmp/dmp-xds.ts';
import type { LotDmp } from '../../features/dmp/ports.ts';
import type { EnTeteCda } from '../../features/echange/ports.ts';
import { certificatLocal } from '../mssante/certificat-local.ts';
import { demarrerBacASableDmp } from './serveur.ts';

/** The sandbox on a port of its own, and how to reach it. */
export async function bancDmp() {
  const dossier = mkdtempSync(join(tmpdir(), 'orapont-dmp-'));
  const client = certificatLocal(new Date(), 'RSA');
  const demarrer = () =>
    demarrerBacASableDmp({ dossier, client: client.certificat, maintenant: () => new Date() });
  const bac = await demarrer();
  const acces: AccesDmp = {
    url: bac.url,
    ...client,
    signature: client,
    autorite: bac.certificat,
    logiciel: { version: '0.1.0', homologation: 'BAC-A-SABLE' },
    organisation: null,
    bacASable: true,
  };
  return {
    bac,
    acces,
    client,
    demarrer,
    async fermer() {
      await bac.arreter();
      rmSync(dossier, { recursive: true, force: true });
    },
  };
}

/** A compte rendu of fictitious people, under its own identifiers. */
export const compteRenduDeTest = (champs: Partial<EnTeteCda> = {}): Uint8Array =>
  fabriqueCda.pdf({
    type: 'COMPTE_RENDU',
    enTete: enTeteDemande({
      edition: '2022.01',
      identifiant: '2.25.600',
      auteur: DENTISTE,
      lieu: CABINET,
      acte: { code: 'TE2', debut: '2026-11-21T13:30:05.120Z', fin: null },
      ...champs,
    }),
    pdf: PDF_FICTIF,
  });

export const lotDeTest = (champs: Partial<LotDmp> = {}): LotDmp => ({
  identifiant: '2.25.500',
  source: '2.25.11',
  emisLe: '2026-11-22T10:00:00.000Z',
  cda: compteRenduDeTest(),
  masquages: [],
  remplace: null,
  ...champs,
});
