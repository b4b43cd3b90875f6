import { randomUUID } from 'node:crypto';
import * as contrat from '@orapont/contract/compte-rendu';
import * as lecture from '@orapont/contract/lecture';
import { chartVierge } from '@orapont/domain/bouche/observation';
import type pg from 'pg';
import { documentsDeTest } from '../../../adapters/xdm/testing-documents.ts';
import type { Bd } from '../../../kernel/bd.ts';
import { bancDeLecture } from '../lecture/testing.ts';
import { compositeursLecture } from './composer.ts';
import { recevoir } from './recevoir.ts';

const REPONSE: lecture.ReponseT = {
  ...lecture.REPONSE_VIERGE,
  conclusion: 'Lésion à examiner au cabinet. Aucune autre lésion vue sur ces images.',
  urgence: 'RAPIDE',
  soinsConseilles: 'Examen au cabinet',
};

export const contenu = (change: Partial<lecture.ReponseT> = {}): lecture.ContenuLectureT => ({
  chart: chartVierge('PERMANENTE'),
  reponse: { ...REPONSE, ...change },
});

/** A request that is read and signed, on a real database: what every test of the answer starts from. */
export async function bancDeSignature(base: { bd: Bd; proprietaire: pg.Pool }) {
  const banc = await bancDeLecture(base);
  const { http, deps, demander, compter } = banc;
  const { appeler } = http;
  type Decor = Awaited<ReturnType<typeof banc.decor>>;

  /** Sent, taken over, read: only the signature is missing. */
  async function lu(d: Decor, change: Partial<lecture.ReponseT> = {}) {
    const { id, mediaId } = await demander(d);
    await appeler(lecture.accepterLecture, { session: d.requis, params: { id } });
    await appeler(lecture.enregistrerLecture, {
      session: d.requis,
      params: { id },
      body: { version: 0, contenu: contenu(change) },
    });
    return { id, mediaId };
  }
  const signer = (d: Decor, id: string, cle: string = randomUUID(), session: Decor['requis'] = d.requis) =>
    appeler(contrat.signerCompteRendu, { session, params: { id }, body: { version: 1 }, cle });
  const arriver = (d: Decor, acteId: string) =>
    recevoir(deps, { organisationId: d.ehpad.organisationId, acteId });
  async function signe(d: Decor, change: Partial<lecture.ReponseT> = {}) {
    const { id, mediaId } = await lu(d, change);
    const { corps, statut } = await signer(d, id);
    if (statut !== 200) throw new Error(JSON.stringify(corps));
    await arriver(d, id);
    return { id, mediaId, compteRenduId: corps.compteRenduId };
  }
  const corriger = (
    d: Decor,
    compteRenduId: string,
    suite: lecture.ContenuLectureT,
    motif = 'Erreur de côté',
    cle: string = randomUUID(),
  ) =>
    appeler(contrat.corrigerCompteRendu, {
      session: d.requis,
      params: { id: compteRenduId },
      body: { motif, contenu: suite },
      cle,
    });
  const lire = (session: Decor['requis'], id: string) =>
    appeler(contrat.lireCompteRendu, { session, params: { id } });

  /** The newest health mail of an act, as it leaves, and what it names its attachments. */
  async function composer(d: Decor, acteId: string) {
    const jointes: string[] = [];
    const { rows } = await base.proprietaire.query(
      `select id from envoi where acte_id = $1 and type = 'COMPTE_RENDU' and canal = 'MSSANTE' order by cree_le desc`,
      [acteId],
    );
    const regles = {
      objetXdm: ({ annuleEtRemplace }: { annuleEtRemplace: boolean }) =>
        annuleEtRemplace ? '[Annule et remplace] CR' : 'CR',
      nomPieceJointe: ({ libelle }: { libelle: string }) => {
        jointes.push(libelle);
        return `${libelle}.pdf`;
      },
    };
    const message = await compositeursLecture({
      ...deps,
      regles,
      documents: documentsDeTest,
    }).COMPTE_RENDU?.compose(d.cabinet.organisationId, rows[0].id);
    return { jointes, message };
  }

  return {
    ...banc,
    lu,
    signer,
    signe,
    arriver,
    corriger,
    lire,
    composer,
    etat: async (id: string): Promise<string> =>
      (await base.proprietaire.query('select etat from acte where id = $1', [id])).rows[0].etat,
    courriers: (id: string) =>
      compter(`from envoi where acte_id = $1 and type = 'COMPTE_RENDU' and canal = 'MSSANTE'`, [id]),
    signes: (id: string) => compter(`from compte_rendu where acte_id = $1 and etat = 'SIGNE'`, [id]),
  };
}
