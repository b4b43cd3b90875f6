import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as patienter } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { SCHEMA_TRAVAUX } from '../../adapters/postgres/migrer.ts';
import { baseDeTest } from '../../adapters/postgres/testing.ts';
import { monterFonctionnalites } from '../../app.ts';
import { ouvrirAdaptateurs } from '../../demarrage/adaptateurs.ts';
import { lireConfig, lireSecret } from '../../kernel/config.ts';
import { creerFastify } from '../../kernel/serveur.ts';
import { ouvrirTravaux } from '../../kernel/travaux.ts';
import type { Exterieur } from '../../montage/exterieur.ts';
import { chargerActes } from './actes.ts';
import { chargerDemo } from './charger.ts';
import { idDemo } from './identifiants.ts';

/** The whole application, without its pages: real database, queue, images, PDF and sandbox operator. */
const { bd, proprietaire, urlExecution } = await baseDeTest();
const dossier = mkdtempSync(join(tmpdir(), 'orapont-actes-'));
const config = lireConfig({ ORAPONT_DATA_DIR: dossier }, dossier);
const app = creerFastify(config, 'silent');
const log = app.log;
const travaux = ouvrirTravaux(urlExecution, SCHEMA_TRAVAUX, log);
const adaptateurs = await ouvrirAdaptateurs(config, log);
const maintenant = () => new Date();
const ext: Exterieur = {
  ...adaptateurs,
  config,
  bd,
  travaux,
  maintenant,
  essai: false,
  comptesDemo: async () => null,
};
await chargerDemo({ bd, cleAcces: lireSecret(dossier, 'acces'), maintenant });
await monterFonctionnalites(app, ext);
await travaux.demarrer();
afterAll(async () => {
  await app.close();
  await travaux.arreter();
  await adaptateurs.fermer();
  rmSync(dossier, { recursive: true, force: true });
});

const lignes = async (requete: string) => (await proprietaire.query(requete)).rows;
const charger = (exterieur: Exterieur = ext, controle = new AbortController()) =>
  chargerActes(exterieur, { arret: controle.signal, log });
const RENDU = idDemo('acte rossi-angele TELEEXPERTISE_ESMS');

/** Everything that a loading writes, row by row. */
const photographie = async () => ({
  actes: await lignes('select id, etat, version, modifie_le from acte order by id'),
  pas: await lignes('select acte_id, type, count(*) as n from acte_evenement group by 1, 2 order by 1, 2'),
  images: await lignes('select id, etat from media order by id'),
  recueils: await lignes('select id from consentement order by id'),
  lectures: await lignes('select id, version from lecture order by id'),
  rendus: await lignes('select id, etat from compte_rendu order by id'),
  traces: await lignes('select count(*) as n from evenement'),
  envois: await lignes('select id, etat from envoi order by id'),
  lignes: await lignes('select id from ligne_facturation order by id'),
});

/** Nothing is waiting any more but the watches, and what is planned for later. */
async function fileVide(): Promise<void> {
  const reste = `select name from ${SCHEMA_TRAVAUX}.job where state < 'completed' and start_after <= now()
    and name !~ 'surveiller|balayer|pgboss'`;
  for (let tour = 0; tour < 200; tour++) {
    if ((await lignes(reste)).length === 0) return;
    await patienter(250);
  }
  throw new Error('La file ne se vide pas.');
}

/** An installation that stops while it takes its seventh picture in. */
function arreteAuxImages(): { exterieur: Exterieur; controle: AbortController } {
  const controle = new AbortController();
  let images = 0;
  const exterieur = {
    ...ext,
    images: {
      ...ext.images,
      ingerer: (source: AsyncIterable<Uint8Array>) => {
        if (++images === 7) controle.abort();
        return ext.images.ingerer(source);
      },
    },
  };
  return { exterieur, controle };
}

/** And one that stops while it makes the PDF that is to be signed. */
function arreteALaSignature(): { exterieur: Exterieur; controle: AbortController } {
  const controle = new AbortController();
  const exterieur: Exterieur = {
    ...ext,
    pdf: {
      ...ext.pdf,
      compteRendu: async () => {
        controle.abort();
        throw new Error('arrêt');
      },
    },
  };
  return { exterieur, controle };
}

test('coupé deux fois puis repris, le chargement donne chaque demande une fois ; recommencé, il ne change rien', async () => {
  for (const { exterieur, controle } of [arreteAuxImages(), arreteALaSignature()]) {
    await charger(exterieur, controle);
    expect(controle.signal.aborted).toBe(true);
  }
  expect((await lignes(`select etat from acte where id = '${RENDU}'`))[0]?.etat).toBe('ACCEPTEE');

  expect(await charger()).toMatchObject({ manques: 0 });
  await fileVide();
  const apres = await photographie();
  expect(
    await lignes('select nature, etat, count(*)::int as n from acte group by 1, 2 order by 1, 2'),
  ).toEqual([
    { nature: 'BILAN', etat: 'ENVOYEE', n: 1 },
    { nature: 'TELEEXPERTISE_ESMS', etat: 'AVIS_RENDU', n: 1 },
    { nature: 'TELEEXPERTISE_ESMS', etat: 'BROUILLON', n: 1 },
    { nature: 'TELEEXPERTISE_ESMS', etat: 'COMPLEMENT_DEMANDE', n: 1 },
    { nature: 'TELEEXPERTISE_ESMS', etat: 'ENVOYEE', n: 2 },
    { nature: 'TELEEXPERTISE_ESMS', etat: 'REFUSEE', n: 1 },
    { nature: 'TELEEXPERTISE_SPECIALISTE', etat: 'ENVOYEE', n: 1 },
  ]);
  expect(apres.images.every(({ etat }) => etat === 'PRET')).toBe(true);
  expect(apres.pas.every(({ n }) => Number(n) === 1)).toBe(true);

  expect(await charger()).toEqual({ aFaire: 0, manques: 0 });
  await fileVide();
  expect(await photographie()).toEqual(apres);
}, 120_000);

test('l’histoire d’une demande d’exemple se lit à ses heures : envoyée avant son échéance, répondue après son envoi', async () => {
  const hors = await lignes(
    `select e.type from acte_evenement e join acte a on a.id = e.acte_id
     where e.le > a.echeance and a.urgence <> 'URGENTE' or e.le > now() - interval '30 minutes' and a.etat <> 'BROUILLON'`,
  );
  expect(hors).toEqual([]);
  const jours = await lignes(
    `select type, round(extract(epoch from now() - le) / 3600)::int as heures from acte_evenement
     where acte_id = '${RENDU}' and de is not null order by le`,
  );
  expect(jours).toEqual([
    { type: 'ENVOYER', heures: 192 },
    { type: 'ACCEPTER', heures: 189 },
    { type: 'RENDRE', heures: 168 },
  ]);
  const envoyes = await lignes(
    `select 1 from acte a join acte_evenement e on e.acte_id = a.id and e.type = 'ENVOYER' where abs(extract(epoch from e.le - a.envoye_le)) > 1`,
  );
  expect(envoyes).toEqual([]);
});

test('TE-11, TE-13 : la demande répondue a un seul courrier arrivé, une seule ligne TE2, un compte rendu de chaque côté', async () => {
  const envois = await lignes(
    `select message_id, etat from envoi where acte_id = '${RENDU}' and type = 'COMPTE_RENDU' and canal = 'MSSANTE'`,
  );
  expect(envois).toEqual([{ message_id: expect.any(String), etat: 'FAIT' }]);
  expect(await arrives(envois[0]?.message_id)).toBe(1);
  expect(await lignes(`select code, facturable, date_acte::text as le from ligne_facturation`)).toEqual([
    { code: 'TE2', facturable: true, le: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
  ]);
  expect(
    await lignes(
      `select origine from document where acte_id = '${RENDU}' and type = 'COMPTE_RENDU' order by origine`,
    ),
  ).toEqual([{ origine: 'PRODUIT' }, { origine: 'RECU' }]);
});

test('TC-08 : la demande urgente est arrivée et a dépassé son délai', async () => {
  const [urgente] = await lignes(
    `select etat, echeance < now() as depassee from acte where urgence = 'URGENTE'`,
  );
  expect(urgente).toEqual({ etat: 'ENVOYEE', depassee: true });
});

/** How many messages of the sandbox carry that identifier. */
async function arrives(messageId: string): Promise<number> {
  const operateur = ext.bacASable;
  if (!operateur) throw new Error('Sans bac à sable.');
  let nombre = 0;
  for (const adresse of await operateur.boites())
    for (const { id } of await operateur.lister(adresse))
      if ((await operateur.lire(id))?.messageId === messageId) nombre++;
  return nombre;
}
