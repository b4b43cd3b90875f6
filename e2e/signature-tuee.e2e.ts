import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lireCompteRendu, lirePdfCompteRendu, signerCompteRendu } from '@orapont/contract/compte-rendu';
import { lireDossier } from '@orapont/contract/dossier';
import { ouvrirLecture } from '@orapont/contract/lecture';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  CINQ_VUES,
  ecrireReponse,
  envoyer,
  nouveauResident,
  ouvrirSignature,
  preparerDemande,
} from './outils/acte.ts';
import { oublierLeCode, urlProprietaire } from './outils/base.ts';
import { BOITE_SOIGNANTE, lettresDe } from './outils/boite.ts';
import { type Client, connecter, ENVOI_REPRIS, jusqua } from './outils/client.ts';
import { photos } from './outils/images.ts';
import { attendre, lancerServeur, racine, type ServeurLance } from './outils/serveur.ts';

const MOMENTS = 2;
const NOMS = ['Abarnou', 'Bescond', 'Cloarec'] as const;
const dossier = mkdtempSync(join(tmpdir(), 'orapont-tue-'));
chmodSync(dossier, 0o755);

type Acte = {
  readonly nom: string;
  readonly id: string;
  readonly dossierId: string;
  readonly version: number;
};
let serveur: ServeurLance;
let soignante: Client;
let dentiste: Client;

const demarrer = (port?: number) =>
  lancerServeur({ dossier, env: { ORAPONT_DEMO_ACTES: '0' }, ...(port === undefined ? {} : { port }) });

beforeAll(async () => {
  serveur = await demarrer();
  soignante = await connecter(serveur.origine, 'emilie.roche');
  dentiste = await connecter(serveur.origine, 'claire.moreau');
});
afterAll(async () => {
  await serveur.arreter();
  rmSync(dossier, { recursive: true, force: true });
});

test('kill -9 à tout moment d’une signature : une version entière et un seul courrier, ou rien, et l’on resigne', async () => {
  const [temoin, ...actes] = await preparer();
  if (!temoin) throw new Error('Aucun acte préparé.');
  await oublierLeCode(urlProprietaire(dossier), 'claire.moreau');
  await ouvrirSignature(dentiste, 'claire.moreau');
  const debut = performance.now();
  await signer(temoin);
  const duree = performance.now() - debut;
  await exigerEntiere(temoin);

  for (const [rang, acte] of actes.entries()) {
    // One moment in each part of the time that a signature takes.
    const delai = ((rang + Math.random()) / MOMENTS) * duree;
    const reponse = signer(acte).then(
      () => 'ACQUITTEE' as const,
      () => 'COUPEE' as const,
    );
    await attendre(delai);
    await serveur.tuer();
    const vue = await reponse;
    serveur = await demarrer(serveur.port);
    const lue = await dentiste.appeler(ouvrirLecture, { params: { id: acte.id } });
    const ou = `tué à ${delai.toFixed(0)} ms sur ${duree.toFixed(0)}`;
    if (vue === 'ACQUITTEE') expect(lue.etat, ou).not.toBe('ACCEPTEE');
    if (lue.etat === 'ACCEPTEE') {
      expect(lue.compteRenduId, ou).toBeNull();
      expect(await visibles(acte), ou).toEqual({ documents: 0, lettres: 0 });
      // The session, and its quarter of an hour of signing, outlive the process.
      await signer(acte);
    }
    await exigerEntiere(acte, ou);
  }
  expect(await verifierChaines()).toMatch(/aucune anomalie/);
}, 600_000);

async function preparer(): Promise<Acte[]> {
  const images = await photos(CINQ_VUES.length);
  const actes: Acte[] = [];
  for (const nom of NOMS) {
    const dossierId = await nouveauResident(
      soignante,
      { nom, prenom: 'Marguerite', lieu: 'tilleuls' },
      'claire.moreau',
    );
    const id = await preparerDemande(soignante, {
      dossierId,
      requis: 'claire.moreau',
      lieuDuRequis: 'port',
      question: 'Que faut-il faire ?',
      photos: images,
    });
    await envoyer(soignante, id);
    const version = await ecrireReponse(dentiste, id, 'Aucune lésion vue sur ces images.');
    actes.push({ nom, id, dossierId, version });
  }
  return actes;
}

const signer = ({ id, version }: Acte) =>
  dentiste.appeler(signerCompteRendu, { params: { id }, body: { version } });

/** What of an answer can be seen on the requérant's side. */
async function visibles({ nom, dossierId }: Acte): Promise<{ documents: number; lettres: number }> {
  const { documents } = await soignante.appeler(lireDossier, { params: { id: dossierId } });
  const lettres = await lettresDe(soignante, BOITE_SOIGNANTE);
  return {
    documents: documents?.filter(({ type }) => type === 'COMPTE_RENDU').length ?? 0,
    lettres: lettres.filter(({ objet }) => objet.includes(nom.toUpperCase())).length,
  };
}

/** One version, whose document is the one that was signed, on both sides; one letter. */
async function exigerEntiere(acte: Acte, ou = 'sans arrêt'): Promise<void> {
  // The step that answers is one transaction; a job then files the document in the dentist's own record.
  const id = await jusqua(async () => {
    const { compteRenduId } = await dentiste.appeler(ouvrirLecture, { params: { id: acte.id } });
    return compteRenduId ?? undefined;
  }, `le compte rendu de ${acte.nom} chez la dentiste (${ou})`);
  const params = { id };
  const { versions, empreintePdf } = await dentiste.appeler(lireCompteRendu, { params });
  expect(versions, ou).toHaveLength(1);
  await jusqua(
    async () => {
      const { documents, lettres } = await visibles(acte);
      return (documents > 0 && lettres > 0) || undefined;
    },
    `le compte rendu de ${acte.nom} et sa lettre (${ou})`,
    ENVOI_REPRIS,
  );
  for (const lecteur of [dentiste, soignante]) {
    const octets = await lecteur.octets(lirePdfCompteRendu, { params });
    expect(createHash('sha256').update(octets).digest('hex'), ou).toBe(empreintePdf);
  }
  expect(await visibles(acte), ou).toEqual({ documents: 1, lettres: 1 });
}

/** `npm run audit:verify`, beside the running server. */
async function verifierChaines(): Promise<string> {
  const env = { ...process.env, ORAPONT_DATA_DIR: dossier };
  const { stdout } = await promisify(execFile)(process.execPath, [join(racine, 'tools/audit-verify.ts')], {
    cwd: racine,
    env,
  });
  return stdout;
}
