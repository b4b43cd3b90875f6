import * as contrat from '@orapont/contract/demande';
import type { BodyInput } from '@orapont/contract/route';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { expect } from 'vitest';
import type { Bd } from '../../../kernel/bd.ts';
import type { Session } from '../../../kernel/session.ts';
import { serveurDeTest } from '../../../kernel/testing.ts';
import { demandeRoutes } from './routes.ts';
import { synchroniser } from './synchroniser.ts';
import { depsDeTest, mondeDeTest, SANTE_COMPLETE, sessionDe, travauxDeTest } from './testing.ts';

type Nature = 'TELEEXPERTISE_ESMS' | 'BILAN' | 'AVIS_HORS_58';

const MOTIFS = {
  TELEEXPERTISE_ESMS: 'AFFECTION_BUCCO_DENTAIRE',
  BILAN: 'BILAN_ENTREE',
  AVIS_HORS_58: 'SUIVI',
} as const satisfies Record<Nature, string>;

/** The requérant's side of a request on a real database: a place, its people, and a request at each of its ages. */
export async function bancDeDemande({ bd, proprietaire }: { bd: Bd; proprietaire: pg.Pool }) {
  const travaux = travauxDeTest();
  const horloge = Date.now();
  const deps = depsDeTest(bd, travaux, () => new Date(horloge));
  const http = await serveurDeTest({ monter: (serveur) => demandeRoutes(serveur, deps) });
  const monde = mondeDeTest(proprietaire);
  const { appeler } = http;
  const le = (decalageMin: number) => new Date(horloge + decalageMin * 60_000).toISOString();

  /** An EHPAD with its nurse, a cabinet with its dentist known by the person. */
  async function decor({ categorie = '500', ins = true, lien = true } = {}) {
    const ehpad = await monde.lieu('ESMS', categorie);
    const cabinet = await monde.lieu('CABINET', null);
    const infirmiere = await monde.professionnel(ehpad);
    const dentiste = await monde.professionnel(cabinet, { profession: '40', roles: ['praticien'] });
    const dossierId = await monde.dossier(ehpad, { ins });
    if (lien) await monde.lien(ehpad, dossierId, dentiste);
    return { ehpad, cabinet, infirmiere, dentiste, dossierId, session: sessionDe(ehpad, infirmiere) };
  }
  type Decor = Awaited<ReturnType<typeof decor>>;

  function recueil(requisId: string, change: Partial<contrat.RecueilSaisiT> = {}) {
    return {
      requisId,
      information: { le: le(-30), par: 'Camille', versionTexte: '2026-1' },
      decision: {
        le: le(-10),
        sens: 'CONSENT',
        capacite: 'PERSONNE',
        auteur: 'Jeanne Lefèvre',
        mode: 'ORAL',
      },
      avisPersonne: null,
      consultes: [],
      consultationImpossible: '',
      motivation: '',
      desaccord: null,
      ...change,
    } satisfies BodyInput<typeof contrat.recueillirConsentement>;
  }

  async function brouillon(d: Decor, nature: Nature = 'TELEEXPERTISE_ESMS') {
    const id = uuidv7();
    const cree = await appeler(contrat.creerDemande, {
      session: d.session,
      body: { id, dossierId: d.dossierId, nature },
    });
    expect(cree.statut).toBe(200);
    const modifie = await appeler(contrat.modifierDemande, {
      session: d.session,
      params: { id },
      body: {
        version: cree.corps.version,
        champs: {
          requisId: d.dentiste,
          motif: MOTIFS[nature],
          motifTexte: 'Joue gonflée depuis hier',
          question: 'Faut-il une consultation rapide ?',
          situation: 'QUESTION_CIRCONSCRITE',
          sante: SANTE_COMPLETE,
          reponsesUrgence: { GONFLEMENT: 'OUI' },
        },
      },
    });
    expect(modifie.statut).toBe(200);
    return { id, version: modifie.corps.version };
  }

  async function pret(d: Decor, nature?: Nature) {
    const acte = await brouillon(d, nature);
    await monde.image(d.ehpad, { id: acte.id, dossierId: d.dossierId, auteurId: d.infirmiere });
    const consenti = await appeler(contrat.recueillirConsentement, {
      session: d.session,
      params: { id: acte.id },
      body: recueil(d.dentiste),
    });
    expect(consenti.corps.obstacles).toEqual([]);
    return acte;
  }

  const envoyer = (session: Session, acte: { id: string; version: number }, cle?: string) =>
    appeler(contrat.envoyerDemande, {
      session,
      params: { id: acte.id },
      body: { version: acte.version, jugeParRequerant: true },
      ...(cle ? { cle } : {}),
    });

  async function envoyee(d: Decor) {
    const acte = await pret(d);
    const parti = await envoyer(d.session, acte);
    expect(parti.corps).toMatchObject({ etat: 'ENVOYEE' });
    await synchroniser(deps, { organisationId: d.ehpad.organisationId, acteId: acte.id });
    return acte;
  }

  const compter = async (requete: string, valeurs: unknown[]) =>
    Number((await proprietaire.query(`select count(*) as n ${requete}`, valeurs)).rows[0].n);
  const juger = (d: Decor, id: string, requisId = d.dentiste) =>
    appeler(contrat.jugerEligibilite, { session: d.session, params: { id }, body: { requisId } });
  const ouvrirEnFace = (d: Pick<Decor, 'cabinet'>, id: string) =>
    bd.acte({ organisationId: d.cabinet.organisationId }, id, (tx) =>
      tx.selectFrom('acte').select('etat').executeTakeFirstOrThrow(),
    );
  const lire = async (d: Decor, id: string) =>
    (await appeler(contrat.lireDemande, { session: d.session, params: { id } })).corps;

  return {
    http,
    deps,
    travaux,
    horloge,
    monde,
    le,
    appeler,
    decor,
    recueil,
    brouillon,
    pret,
    envoyer,
    envoyee,
    compter,
    juger,
    ouvrirEnFace,
    lire,
  };
}
