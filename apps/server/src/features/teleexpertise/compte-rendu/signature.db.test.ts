import { randomUUID } from 'node:crypto';
import * as contrat from '@orapont/contract/compte-rendu';
import * as lecture from '@orapont/contract/lecture';
import { afterAll, expect, test } from 'vitest';
import { baseDeTest } from '../../../adapters/postgres/testing.ts';
import { praticien } from '../lecture/testing.ts';
import { bancDeSignature, contenu } from './testing.ts';

const base = await baseDeTest();
const { http, horloge, decor, retirer, compter, lu, signer, signe, etat, courriers, signes } =
  await bancDeSignature(base);
afterAll(() => http.fermer());
const { appeler } = http;

test('TE-11 : signer archive chez le requis, prévoit trois remises, un courrier, une ligne au registre', async () => {
  const d = await decor();
  const { id, compteRenduId } = await signe(d);
  expect(await etat(id)).toBe('AVIS_RENDU');
  const { rows } = await base.proprietaire.query(
    'select type, etat from remise where compte_rendu_id = $1 order by type',
    [compteRenduId],
  );
  expect(rows).toEqual([
    { type: 'ARCHIVE_REQUIS', etat: 'FAIT' },
    { type: 'MON_ESPACE_SANTE', etat: 'A_FAIRE' },
    { type: 'REQUERANT', etat: 'A_FAIRE' },
  ]);
  expect(await courriers(id)).toBe(1);
  const chez = (organisationId: string) =>
    base.proprietaire.query(
      'select type, origine from document where acte_id = $1 and organisation_id = $2 order by type, origine',
      [id, organisationId],
    );
  expect((await chez(d.cabinet.organisationId)).rows).toEqual([
    { type: 'AUTRE', origine: 'RECU' },
    { type: 'COMPTE_RENDU', origine: 'PRODUIT' },
    { type: 'DEMANDE', origine: 'RECU' },
  ]);
  expect((await chez(d.ehpad.organisationId)).rows).toEqual([{ type: 'COMPTE_RENDU', origine: 'RECU' }]);
  expect(await compter(`from evenement where acte_id = $1 and action = 'COMPTE_RENDU_SIGNE'`, [id])).toBe(2);
  expect(
    await compter('from registre_acte r join professionnel p on p.rpps = r.rpps where p.id = $1', [
      d.dentiste,
    ]),
  ).toBe(1);
});

test('signer sans période de signature ouverte, ou après sa fin, est refusé', async () => {
  const d = await decor();
  const { id } = await lu(d);
  const ferme = praticien(d.cabinet, d.dentiste, null);
  expect(await signer(d, id, undefined, ferme)).toMatchObject({
    statut: 403,
    corps: { motifs: ['SIGNATURE_FERMEE'] },
  });
  const passee = praticien(d.cabinet, d.dentiste, new Date(horloge.maintenant - 1).toISOString());
  expect((await signer(d, id, undefined, passee)).statut).toBe(403);
  expect(await compter('from compte_rendu where acte_id = $1', [id])).toBe(0);
});

test('une image lue en aperçu : signer le demande en le sachant, et le compte rendu le dit', async () => {
  const d = await decor();
  const { id, mediaId } = await lu(d);
  const arriver = (surApercu: boolean) =>
    base.proprietaire.query(`update media set sur_apercu = $2, apercu_empreinte = 'a' where id = $1`, [
      mediaId,
      surApercu,
    ]);
  await arriver(true);
  expect(await signer(d, id)).toMatchObject({ statut: 422, corps: { motifs: ['IMAGES_EN_APERCU'] } });
  expect(await compter('from compte_rendu where acte_id = $1', [id])).toBe(0);
  const cle = randomUUID();
  const sachant = await appeler(contrat.signerCompteRendu, {
    session: d.requis,
    params: { id },
    body: { version: 1, surApercus: true },
    cle,
  });
  expect(sachant.statut).toBe(200);
  // What was signed does not change when the whole picture comes.
  await arriver(false);
  const { rows } = await base.proprietaire.query('select contenu from compte_rendu where id = $1', [cle]);
  expect(rows[0].contenu.apercus).toEqual([mediaId]);
});

test('double clic et deux fenêtres : un compte rendu, un courrier', async () => {
  const d = await decor();
  const { id } = await lu(d);
  const cle = randomUUID();
  const reponses = await Promise.all([signer(d, id, cle), signer(d, id, cle), signer(d, id)]);
  expect(reponses.filter(({ statut }) => statut === 200).length).toBeGreaterThanOrEqual(1);
  expect(reponses.every(({ statut }) => statut === 200 || statut === 409)).toBe(true);
  expect(await signes(id)).toBe(1);
  expect(await courriers(id)).toBe(1);
  const repete = await signer(d, id, cle);
  expect([200, 409]).toContain(repete.statut);
  expect(await signes(id)).toBe(1);
});

test('TE-06 : refus contre réponse au même instant : exactement un gagne', async () => {
  for (let tour = 0; tour < 3; tour++) {
    const d = await decor();
    const { id } = await lu(d);
    const [refus, reponse] = await Promise.all([
      appeler(lecture.refuserLecture, {
        session: d.requis,
        params: { id },
        body: { motif: 'SOIN_PRESENTIEL', precision: '' },
      }),
      signer(d, id),
    ]);
    expect([refus.statut, reponse.statut].filter((statut) => statut === 200)).toHaveLength(1);
    const refusee = refus.statut === 200;
    expect(await etat(id)).toBe(refusee ? 'REFUSEE' : 'AVIS_RENDU');
    expect(await signes(id)).toBe(refusee ? 0 : 1);
    expect(await courriers(id)).toBe(refusee ? 0 : 1);
    expect(await compter(`from envoi where acte_id = $1 and type = 'REFUS'`, [id])).toBe(refusee ? 1 : 0);
  }
});

test('TE-08 : le consentement retiré avant la signature : rien n’est signé', async () => {
  const d = await decor();
  const { id } = await lu(d);
  await retirer(d, id);
  expect((await signer(d, id)).statut).toBe(404);
  expect(await signes(id)).toBe(0);
});

test('TE-07 : « connu » perdu à la signature : les obstacles, et rien de signé', async () => {
  const d = await decor();
  const { id } = await lu(d);
  await base.proprietaire.query('delete from lien_connu where dossier_id = $1', [d.dossierId]);
  expect(await signer(d, id)).toMatchObject({
    statut: 422,
    corps: { motifs: ['REQUIS_INCONNU_DU_PATIENT'] },
  });
  expect(await etat(id)).toBe('ACCEPTEE');
});

test('une réponse sans conclusion ni urgence, ou qui dit qu’une maladie est absente, ne se signe pas', async () => {
  const d = await decor();
  const { id } = await lu(d, { conclusion: '', urgence: null, incidents: null });
  const reponse = await signer(d, id);
  expect(Object.keys(reponse.corps.champs ?? {})).toEqual(['conclusion', 'urgence', 'incidents']);
  const autre = await decor();
  const { id: id2 } = await lu(autre, { conclusion: 'Pas de carie.' });
  expect(await signer(autre, id2)).toMatchObject({
    statut: 422,
    corps: { motifs: ['FORMULATION_INTERDITE'] },
  });
});

test('un brouillon plus récent que celui relu ne se signe pas', async () => {
  const d = await decor();
  const { id } = await lu(d);
  await appeler(lecture.enregistrerLecture, {
    session: d.requis,
    params: { id },
    body: { version: 1, contenu: contenu({ conclusion: 'Autre chose' }) },
  });
  expect(await signer(d, id)).toMatchObject({ statut: 409, corps: { motifs: ['VERSION_DEPASSEE'] } });
});

test('TE-14 : le cinquième acte de l’année se signe et n’est pas facturable', async () => {
  const d = await decor();
  for (let n = 0; n < 4; n++) await signe(d);
  const { compteRenduId } = await signe(d);
  const { corps } = await appeler(contrat.lireCompteRendu, {
    session: d.requis,
    params: { id: compteRenduId },
  });
  expect(corps).toMatchObject({ facturable: false, cote: 'REQUIS' });
  expect(corps.quotaPhrase).toContain('ne sera pas payé');
  const dossiers = await compter('from dossier where organisation_id = $1', [d.cabinet.organisationId]);
  expect(dossiers).toBe(1);
});
