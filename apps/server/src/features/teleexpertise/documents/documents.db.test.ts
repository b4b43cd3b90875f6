import { signerCompteRendu } from '@orapont/contract/compte-rendu';
import { uidDeUuid } from '@orapont/domain/imagerie/uid';
import { afterAll, describe, expect, test } from 'vitest';
import { lecteurCda } from '../../../adapters/cda/lire-cda.ts';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { documentsDeTest } from '../../../adapters/xdm/testing-documents.ts';
import { sha256 } from '../../../kernel/empreinte.ts';
import type { MessageACompose } from '../../courrier/ports.ts';
import { CdaImpossible, type Documents } from '../../echange/ports.ts';
import { compositeursLecture } from '../compte-rendu/composer.ts';
import { compositeursDemande } from '../compte-rendu/composer-demande.ts';
import { bancDeSignature, contenu } from '../compte-rendu/testing.ts';
import { demandeCitee } from './identifiants.ts';

const base = await baseDeTest();
const {
  http,
  deps,
  decor: decorSansNumero,
  demander,
  lu: lireEtEcrire,
  signe,
  corriger,
  composer,
} = await bancDeSignature(base);
afterAll(() => http.fermer());

/** What « courrier » makes of a subject: the prefix, and the name of the document. */
const objetXdm = ({ libelle, archive }: { libelle: string; archive: boolean }) =>
  `${archive ? 'XDM/1.0/DDM+' : ''}${libelle} LEFEVRE`;

/** Places that have their number, without which no structured document can be written. */
async function decor(options: Parameters<typeof decorSansNumero>[0] = {}) {
  const d = await decorSansNumero(options);
  await base.proprietaire.query('update site set finess = $1 where id = any($2)', [
    '340000017',
    [d.ehpad.siteId, d.cabinet.siteId],
  ]);
  return d;
}

async function demandeEnvoyee(
  d: Awaited<ReturnType<typeof decor>>,
  acteId: string,
  documents: Documents,
  autres: Partial<typeof deps> = {},
) {
  const { rows } = await base.proprietaire.query<{ id: string }>(
    `select id from envoi where acte_id = $1 and type = 'DEMANDE' and canal = 'MSSANTE'`,
    [acteId],
  );
  const lettres = compositeursDemande({
    ...deps,
    ...autres,
    documents,
    regles: { objetXdm, nomPieceJointe: ({ libelle }) => `${libelle}.pdf` },
  });
  return lettres.DEMANDE?.compose(d.ehpad.organisationId, rows[0]?.id ?? '');
}

/** The archive of a letter, opened as a receiver would. */
async function ouvrir(message: MessageACompose | undefined) {
  const archive = message?.piecesJointes.find(({ nom }) => nom === 'IHE_XDM.zip');
  if (!archive) throw new Error('la lettre ne porte pas d’archive');
  return documentsDeTest.xdm.ouvrir(archive.octets);
}
const pdfDe = (message: MessageACompose | undefined) =>
  message?.piecesJointes.find(({ type }) => type === 'application/pdf')?.octets;

test('TE-09 : la demande part en TLM-DA dans une archive sans défaut, avec le PDF que les gens lisent', async () => {
  const d = await decor();
  const { id } = await demander(d);
  const message = await demandeEnvoyee(d, id, documentsDeTest);
  expect(message?.objet).toMatch(/^XDM\/1\.0\/DDM\+Demande d'acte de télémédecine /u);
  expect(message?.enTetes).toMatchObject({ 'X-MSS-CODECDA': '75496-0', 'X-MSS-INS': 'O' });
  const { documents, defauts } = await ouvrir(message);
  expect(defauts).toEqual([]);
  const corps = documents[0]?.lu.corps;
  if (corps?.nature !== 'STRUCTURE') throw new Error('un corps structuré était attendu');
  expect(sha256(corps.pieces[0]?.octets ?? new Uint8Array())).toBe(
    sha256(pdfDe(message) ?? new Uint8Array()),
  );
  expect(await demandeEnvoyee(d, id, documentsDeTest)).toEqual(message);
});

test('TE-04 : les photographies partent à part, telles qu’elles sont gardées, jusqu’à ce que la lettre en porte trop', async () => {
  const d = await decor();
  const { id, mediaId } = await demander(d);
  const joindre = async (original: Uint8Array) => {
    const octets: typeof deps.medias.octets = async (_, rendu) =>
      rendu === 'original' ? original : Buffer.from(rendu);
    const medias = { ...deps.medias, octets };
    const message = await demandeEnvoyee(d, id, documentsDeTest, { medias });
    const corps = (await ouvrir(message)).documents[0]?.lu.corps;
    return corps?.nature === 'STRUCTURE' ? corps.pieces.filter(({ type }) => type === 'image/jpeg') : [];
  };
  const original = Buffer.from(`original ${mediaId}`);
  const [photo, ...autres] = await joindre(original);
  expect(autres).toEqual([]);
  expect(photo?.nom).toBe('De face, dents serrées');
  expect(sha256(photo?.octets ?? '')).toBe(sha256(original));
  expect(await joindre(new Uint8Array(5_000_001))).toEqual([]);
});

test('TE-11 : le compte rendu porte le PDF archivé, et cite la demande telle qu’elle est partie', async () => {
  const d = await decor();
  const { id, compteRenduId } = await signe(d);
  const demande = await demandeEnvoyee(d, id, documentsDeTest).catch(() => undefined);
  const { message } = await composer(d, id);
  expect(message?.enTetes).toMatchObject({ 'X-MSS-CODECDA': '85208-7' });
  const { documents, defauts } = await ouvrir(message);
  expect(defauts).toEqual([]);
  const recu = documents[0]?.lu;
  const { rows } = await base.proprietaire.query(
    'select contenu, empreinte_pdf from compte_rendu where id = $1',
    [compteRenduId],
  );
  if (recu?.corps.nature !== 'PDF') throw new Error('un corps PDF était attendu');
  expect(sha256(recu.corps.octets)).toBe(sha256(pdfDe(message) ?? new Uint8Array()));
  expect(sha256(recu.corps.octets)).toBe(rows[0].empreinte_pdf);
  expect(recu?.repondA).toEqual([demandeCitee(rows[0].contenu.demande)]);
  // Answered, the request does not leave any more; its identifier stands in what was frozen.
  expect(demande).toBeUndefined();
});

test('TE-11 : la version corrigée garde le lot et remplace le document d’avant', async () => {
  const d = await decor();
  const { id, compteRenduId } = await signe(d);
  const avant = (await ouvrir((await composer(d, id)).message)).documents[0]?.lu;
  const { statut } = await corriger(d, compteRenduId, contenu({ conclusion: 'Lésion à droite.' }));
  expect(statut).toBe(200);
  const apres = (await ouvrir((await composer(d, id)).message)).documents[0]?.lu;
  expect(apres).toMatchObject({ lot: avant?.lot, version: 2, remplace: avant?.identifiant });
});

test('un document qui ne peut pas s’écrire laisse partir son PDF, sans annoncer d’archive, et dit ce qui manque', async () => {
  const d = await decor();
  const { id } = await demander(d);
  const refuser = () => {
    throw new CdaImpossible('STRUCTURE_SANS_IDENTIFIANT');
  };
  const message = await demandeEnvoyee(d, id, {
    ...documentsDeTest,
    cda: { ...documentsDeTest.cda, demande: refuser },
  });
  expect(message?.objet).toMatch(/^Demande d'avis /u);
  expect(message?.piecesJointes.map(({ type }) => type)).toEqual(['application/pdf']);
  expect(message?.enTetes).toEqual({});
  expect(message?.pdfSeul).toBe('STRUCTURE_SANS_IDENTIFIANT');
});

test('le dossier du requis n’est pas nommé chez le requérant : chacun met son propre numéro', async () => {
  const d = await decor();
  const { id } = await signe(d);
  const { message } = await composer(d, id);
  const lu = (await ouvrir(message)).documents.map(({ cda }) => lecteurCda.lire(cda))[0];
  const { rows } = await base.proprietaire.query('select dossier_id from acte where id = $1', [id]);
  expect(lu?.patient.ipps.map(({ numero }) => numero)).not.toContain(rows[0].dossier_id);
});

describe('la lettre au patient', () => {
  const lettres = (acteId: string) =>
    base.proprietaire.query<{ id: string; destinataire: string; organisation_id: string }>(
      `select id, destinataire, organisation_id from envoi where acte_id = $1 and type = 'PATIENT' order by cree_le`,
      [acteId],
    );

  test('TE-11 : part à sa messagerie, en mots faciles, avec le même compte rendu, et n’attend pas de réponse', async () => {
    const d = await decor();
    const { id, compteRenduId } = await signe(d, { urgence: 'PROGRAMMEE' });
    const { rows } = await lettres(id);
    expect(rows).toMatchObject([
      {
        destinataire: expect.stringMatching(/^\d{15}@patient\.mssante\.fr$/u),
        organisation_id: d.cabinet.organisationId,
      },
    ]);
    const message = await composerPatient(d, rows[0]?.id ?? '');
    expect(message?.corps).toContain('Il faut prendre un rendez-vous. Ce n’est pas urgent.');
    expect(message?.enTetes).toMatchObject({ 'X-MSS-MES': 'FIN', 'X-MSS-INS': 'O' });
    expect(message?.demanderAccuse).toBeUndefined();
    expect((await ouvrir(message)).documents[0]?.lu.identifiant).toBe(uidDeUuid(compteRenduId));
  });

  test('TE-11 : rien ne part quand il s’y oppose, ni sans identité qualifiée, ni quand le dentiste ne le veut pas', async () => {
    const oppose = await decor();
    await base.proprietaire.query(`update dossier set opposition_mes = 'Sa tutrice' where id = $1`, [
      oppose.dossierId,
    ]);
    expect((await lettres((await signe(oppose)).id)).rows).toEqual([]);
    const provisoire = await decor({ ins: false });
    expect((await lettres((await signe(provisoire)).id)).rows).toEqual([]);
    const d = await decor();
    const { id } = await lireEtEcrire(d);
    const { statut } = await http.appeler(signerCompteRendu, {
      session: d.requis,
      params: { id },
      body: { version: 1, auPatient: false },
    });
    expect(statut).toBe(200);
    expect((await lettres(id)).rows).toEqual([]);
  });

  test('TE-11 : la correction suit la première version, et la remplace', async () => {
    const d = await decor();
    const { id, compteRenduId } = await signe(d);
    await corriger(d, compteRenduId, contenu({ conclusion: 'Lésion à droite.' }));
    const { rows } = await lettres(id);
    expect(rows).toHaveLength(2);
    const message = await composerPatient(d, rows[1]?.id ?? '');
    expect(message?.corps).toMatch(/^Ce message remplace/u);
    expect(message?.enReponseA).toBe(`<${rows[0]?.id}@orapont>`);
  });

  const composerPatient = (d: Awaited<ReturnType<typeof decor>>, envoiId: string) =>
    compositeursLecture({
      ...deps,
      documents: documentsDeTest,
      regles: { objetXdm, nomPieceJointe: ({ libelle }) => `${libelle}.pdf` },
    }).PATIENT?.compose(d.cabinet.organisationId, envoiId);
});
