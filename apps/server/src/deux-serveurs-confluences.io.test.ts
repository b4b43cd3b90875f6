import { randomUUID } from 'node:crypto';
import { ouvrirLien } from '@orapont/contract/confluences';
import {
  annulerDemande,
  creerDemande,
  envoyerDemande,
  lireDemande,
  modifierDemande,
  recueillirConsentement,
} from '@orapont/contract/demande';
import {
  confierAilleurs,
  lireAilleurs,
  ouvrirLogicielDistant,
  releverAilleurs,
  renouvelerLogicielDistant,
} from '@orapont/contract/demande-ailleurs';
import { creerDossier, declarerLien } from '@orapont/contract/dossier';
import { changerSuivi, ouvrirLogiciel } from '@orapont/contract/fhir';
import { accepterLecture, ouvrirLecture } from '@orapont/contract/lecture';
import { suivreMedias } from '@orapont/contract/media';
import { DRAPEAUX_ROUGES } from '@orapont/domain/sante/urgence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { santeComplete } from '../../../e2e/outils/acte.ts';
import { type Client, jusqua } from '../../../e2e/outils/client.ts';
import { photos } from '../../../e2e/outils/images.ts';
import { cabinet, consentement, EHPAD, fiche, INFIRMIERE, moreau } from './testing-deux-serveurs.ts';
import { type Installation, installer } from './testing-installation.ts';

/** Asks on the first, goes on and is answered on the second: same people in both directories, nothing else in common. */
let a: Installation;
let b: Installation;
let surA: Client;
let surB: Client;
let dentiste: Client;
const [lieuSurA, lieuSurB] = [cabinet(), cabinet()];
const [requisSurA, requisSurB] = [moreau(), moreau()];
const [ehpadSurA, ehpadSurB] = [EHPAD, { ...EHPAD, organisationId: randomUUID(), siteId: randomUUID() }];
const infirmiereSurB = { ...INFIRMIERE, id: randomUUID() };
const logicielId = randomUUID();
const clientId = randomUUID();

beforeAll(async () => {
  [a, b] = await Promise.all([installer({}, {}), installer({}, {})]);
  await a.inscrire(INFIRMIERE, ehpadSurA);
  await a.inscrire(requisSurA, lieuSurA);
  await b.inscrire(infirmiereSurB, ehpadSurB);
  await b.inscrire(requisSurB, lieuSurB);
  surA = await a.connecter(INFIRMIERE);
  surB = await b.connecter(infirmiereSurB);
  dentiste = await b.connecter(requisSurB);
  for (const cote of [a, b])
    await cote.lire(`update compte set administrateur = true where identifiant = 'roche' returning id`, []);
  await seConnaitre();
}, 120_000);
afterAll(() => Promise.all([a, b].map((cote) => cote.arreter())), 30_000);

/** As two administrators do: each side gives the other what it needs. */
async function seConnaitre() {
  const { jeton, adresse } = await surA.appeler(ouvrirLogicielDistant, {
    params: { id: logicielId },
    body: {
      nom: 'Téléexpertise du Port',
      organisationId: ehpadSurA.organisationId,
      url: `${b.origine}/fhir`,
      urlOffre: `${b.origine}/offres/dentaire`,
      clientId,
      secret: 'à venir',
      pieces: true,
    },
  });
  expect(adresse).toBe(`${a.origine}/fhir`);
  const { secret } = await surB.appeler(ouvrirLogiciel, {
    params: { id: clientId },
    body: {
      nom: 'Orapont des Tilleuls',
      organisationId: ehpadSurB.organisationId,
      sites: [ehpadSurB.siteId],
      portees: ['ServiceRequest'],
      ecrit: true,
      suivi: { url: adresse, jeton, methode: 'PATCH' },
    },
  });
  await surA.appeler(renouvelerLogicielDistant, { params: { id: logicielId }, body: { clientId, secret } });
}

async function completer(
  client: Client,
  { id, dossierId }: { readonly id: string; readonly dossierId: string },
  { requisId, siteId }: { readonly requisId: string; readonly siteId: string },
) {
  const { version } = await client.appeler(lireDemande, { params: { id } });
  await client.appeler(declarerLien, {
    params: { id: dossierId },
    body: {
      id: randomUUID(),
      professionnelId: requisId,
      preuve: 'SOINS_AU_CABINET',
      dateContact: '2025-05-06',
      attestant: 'Dossier de soins',
      precision: '',
    },
  });
  await client.appeler(modifierDemande, {
    params: { id },
    body: {
      version,
      champs: {
        requisId,
        requisSiteId: siteId,
        motif: 'AFFECTION_BUCCO_DENTAIRE',
        motifTexte: 'Joue gonflée',
        question: 'Faut-il une consultation rapide ?',
        situation: 'QUESTION_CIRCONSCRITE',
        sante: santeComplete('Joue gonflée'),
        reponsesUrgence: Object.fromEntries(DRAPEAUX_ROUGES.map((code) => [code, 'NON'])),
        urgence: 'PROGRAMMEE',
        protocole: 'RAPIDE_5',
      },
    },
  });
  await client.appeler(recueillirConsentement, { params: { id }, body: consentement(requisId) });
}

async function preparer(nomNaissance: string) {
  const [dossierId, id] = [randomUUID(), randomUUID()];
  const { fiche: traits, ...reste } = fiche(dossierId);
  await surA.appeler(creerDossier, { body: { ...reste, fiche: { ...traits, nomNaissance } } });
  await surA.appeler(creerDemande, { body: { id, dossierId, nature: 'TELEEXPERTISE_ESMS' } });
  await completer(surA, { id, dossierId }, { requisId: requisSurA.id, siteId: lieuSurA.siteId });
  return { id, dossierId };
}

const confier = (id: string) => surA.appeler(confierAilleurs, { params: { id }, body: { logicielId } });
const suivi = async (id: string) => (await surA.appeler(lireAilleurs, { params: { id } })).suivi;
const annonce = (id: string, etat: string) =>
  jusqua(async () => ((await suivi(id))?.etat === etat ? true : undefined), `${etat} annoncé`);
const suivreLien = (lien: string) =>
  surB.appeler(ouvrirLien, { body: { jeton: new URL(lien).hash.slice(1) } });

test('TE-08, DOS-12 : un Orapont confie sa demande à un autre, par un lien à usage unique, et apprend chaque étape', {
  timeout: 120_000,
}, async () => {
  const { id } = await preparer('Confiee');
  const image = (await photos(1))[0];
  await surA.deposer({ acteId: id, octets: image?.buffer ?? new Uint8Array(), vue: 'FACE' });
  await jusqua(
    async () =>
      (await surA.appeler(suivreMedias, { params: { id } })).medias.every(({ etat }) => etat === 'PRET') ||
      undefined,
    'l’image préparée',
  );

  const premier = await confier(id);
  expect(premier.images).toEqual({ jointes: 1, restees: 0 });
  // Lost on the way: asked again, it is the same request there, and another link.
  const { lien, logiciel } = await confier(id);
  expect([logiciel, lien === premier.lien, new URL(lien).origin]).toEqual([
    'Téléexpertise du Port',
    false,
    b.origine,
  ]);
  expect(await b.lire('select count(*)::int as n from demande_exterieure', [])).toEqual([{ n: 1 }]);
  const { demandeId, consentement: dit } = await suivreLien(lien);
  expect(dit).toBe(true);
  const laBas = await surB.appeler(lireDemande, { params: { id: demandeId } });
  expect(laBas).toMatchObject({
    etat: 'BROUILLON',
    patient: { nom: expect.stringMatching(/confiee/i), dateNaissance: '1938-02-03' },
    champs: {
      motifTexte: 'Joue gonflée',
      question: 'Faut-il une consultation rapide ?',
      urgence: 'PROGRAMMEE',
    },
  });
  expect((await surB.appeler(suivreMedias, { params: { id: demandeId } })).medias).toHaveLength(1);
  // Here it waits, and leaves by no other way.
  const { version } = await surA.appeler(lireDemande, { params: { id } });
  await expect(
    surA.appeler(envoyerDemande, { params: { id }, body: { version, jugeParRequerant: true } }),
  ).rejects.toMatchObject({ statut: 409, probleme: { motifs: ['DEMANDE_AILLEURS'] } });
  expect(await suivi(id)).toMatchObject({ etat: 'NON_COMPLETE', fini: false, confieeLe: expect.any(String) });

  // Completed and sent there, then read: each step is told by PATCH.
  const la = { id: demandeId, dossierId: laBas.dossierId };
  await completer(surB, la, { requisId: requisSurB.id, siteId: lieuSurB.siteId });
  await jusqua(
    async () =>
      (await surB.appeler(suivreMedias, { params: { id: demandeId } })).medias.every(
        ({ etat }) => etat === 'PRET',
      ) || undefined,
    'l’image préparée là-bas',
  );
  const lue = await surB.appeler(lireDemande, { params: { id: demandeId } });
  await surB.appeler(envoyerDemande, {
    params: { id: demandeId },
    body: { version: lue.version, jugeParRequerant: true },
  });
  await annonce(id, 'PUBLIEE');

  // Then by PUT: found by its name, read, put back whole.
  const [{ suivi_jeton } = { suivi_jeton: '' }] = await b.lire<{ suivi_jeton: string }>(
    'select suivi_jeton from logiciel_fhir where id = $1',
    [clientId],
  );
  expect(suivi_jeton).not.toContain('suivi_');
  await b.lire(`update logiciel_fhir set suivi_methode = 'PUT' where id = $1`, [clientId]);
  const params = { id: demandeId };
  await jusqua(() => dentiste.appeler(ouvrirLecture, { params }).catch(() => undefined), 'la demande à lire');
  await dentiste.appeler(accepterLecture, { params });
  await annonce(id, 'LUE');
  const { historique } = await surA.appeler(lireDemande, { params: { id } });
  expect(historique.map(({ libelle, par, precision }) => [libelle, par, precision])).toEqual(
    expect.arrayContaining([
      ['Demande continuée dans un autre logiciel', expect.stringContaining('Roche'), 'Téléexpertise du Port'],
      ['Étape annoncée', 'Téléexpertise du Port', 'Envoyée'],
      ['Étape annoncée', 'Téléexpertise du Port', 'Lue, en cours'],
    ]),
  );
  // The way in stands nowhere: neither in the base nor in what the processes wrote.
  const jeton = new URL(lien).hash.slice(1);
  for (const cote of [a, b]) {
    const traces = await cote.lire<{ t: string }>(
      `select (select string_agg(e::text, ' ') from acte_evenement e) || (select string_agg(c::text, ' ') from commande c)
        || coalesce((select string_agg(d::text, ' ') from demande_ailleurs d), '') as t`,
      [],
    );
    expect(traces[0]?.t ?? '').not.toContain(jeton);
  }
});

test('sans annonce, l’état se lit par la recherche du guide, quand on le demande', {
  timeout: 60_000,
}, async () => {
  await surB.appeler(changerSuivi, { params: { id: clientId }, body: { suivi: null } });
  const { id } = await preparer('Abandonnee');
  const { demandeId } = await suivreLien((await confier(id)).lien);
  await surB.appeler(annulerDemande, { params: { id: demandeId }, body: {} });
  expect(await suivi(id)).toMatchObject({ etat: 'NON_COMPLETE' });
  expect(await surA.appeler(releverAilleurs, { params: { id } })).toMatchObject({
    etat: 'NON_ENVOYEE',
    fini: true,
    echec: null,
  });
  // Nothing holds it any more: it may leave from here.
  const { version } = await surA.appeler(lireDemande, { params: { id } });
  const envoi = await surA
    .appeler(envoyerDemande, { params: { id }, body: { version, jugeParRequerant: true } })
    .catch((refus) => refus.probleme.motifs);
  expect(envoi).not.toEqual(['DEMANDE_AILLEURS']);
});
