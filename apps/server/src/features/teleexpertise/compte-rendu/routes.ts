import {
  apercevoirCompteRendu,
  corrigerCompteRendu,
  lireCompteRendu,
  lirePdfCompteRendu,
  lirePdfPrescription,
  reglerRemise,
  signerCompteRendu,
} from '@orapont/contract/compte-rendu';
import { mount, type Serveur } from '../../../kernel/mount.ts';
import { enSoin } from '../../../kernel/session.ts';
import { apercevoir } from './apercevoir.ts';
import type { DepsCompteRendu } from './deps.ts';
import { lireDesDeuxCotes } from './lire.ts';
import { lirePdf, lirePrescription } from './lire-fichier.ts';
import { regler } from './remises.ts';
import { corriger, signer } from './signer.ts';

/** The answer: read again, signed, corrected, delivered, and read from both sides. */
export function compteRenduRoutes(serveur: Serveur, deps: DepsCompteRendu): void {
  mount(serveur, apercevoirCompteRendu, async ({ session, params, body, reponse }) => {
    const pdf = await apercevoir(deps, enSoin(session), params.id, body);
    return reponse.headers({ ...ENTETES, 'content-disposition': 'inline; filename="projet.pdf"' }).send(pdf);
  });
  mount(serveur, signerCompteRendu, ({ session, params, body, cle }) =>
    signer(deps, enSoin(session), params.id, body, cle),
  );
  mount(serveur, corrigerCompteRendu, ({ session, params, body, cle }) =>
    corriger(deps, enSoin(session), params.id, body, cle),
  );
  mount(serveur, lireCompteRendu, ({ session, params }) =>
    lireDesDeuxCotes(deps, enSoin(session), params.id),
  );
  mount(serveur, lirePdfCompteRendu, async ({ session, params, reponse }) => {
    const { octets, nom } = await lirePdf(deps, enSoin(session), params.id);
    return reponse.headers({ ...ENTETES, 'content-disposition': `inline; filename="${nom}"` }).send(octets);
  });
  mount(serveur, lirePdfPrescription, async ({ session, params, reponse }) => {
    const { octets, nom } = await lirePrescription(deps, enSoin(session), params.id);
    return reponse.headers({ ...ENTETES, 'content-disposition': `inline; filename="${nom}"` }).send(octets);
  });
  mount(serveur, reglerRemise, ({ session, params, body, cle }) =>
    regler(deps, enSoin(session), params, body, cle),
  );
}

const ENTETES = { 'content-type': 'application/pdf', 'cache-control': 'private, no-store' };
