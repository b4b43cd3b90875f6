import { randomUUID } from 'node:crypto';
import type { inscrireCorrespondant as contrat } from '@orapont/contract/annuaire';
import type { BodyOf } from '@orapont/contract/route';
import { type DateCivile, jourParis } from '@orapont/domain/dates';
import { Erreur } from '@orapont/domain/erreurs';
import { estCodeProfession, estCodeSavoirFaire } from '@orapont/domain/identite/professions';
import { verifierSiret } from '@orapont/domain/identite/siret';
import type { Tx } from '../../kernel/bd.ts';
import type { Session } from '../../kernel/session.ts';
import { PLATEFORME, tracer } from '../../kernel/traces-repository.ts';
import type { CorrespondantLu } from '../annuaire/ports.ts';
import type { DepsInscription } from './ports.ts';
import * as repository from './repository.ts';

type Lieu = CorrespondantLu['lieux'][number];

/**
 * Enters someone of the national directory with the places where he works: from then on he can be asked, by secured mail alone. The same
 * number twice is one person.
 *
 * @rule ID-RPPS
 */
export async function inscrireCorrespondant(
  { bd, maintenant, correspondants }: DepsInscription,
  { compteId, nom }: Session,
  { rpps, conventionne }: BodyOf<typeof contrat>,
): Promise<string> {
  const lu = await correspondants.lire(rpps);
  if (!lu) throw new Erreur('REGLE_NON_RESPECTEE', ['CORRESPONDANT_INCONNU']);
  const lieux = lu.lieux.filter((lieu) => lieu.nom !== '');
  if (lieux.length === 0) throw new Erreur('REGLE_NON_RESPECTEE', ['CORRESPONDANT_SANS_LIEU']);
  if (lu.boite === null && lieux.every(({ boite }) => boite === null))
    throw new Erreur('REGLE_NON_RESPECTEE', ['CORRESPONDANT_SANS_MESSAGERIE']);
  return bd.administration(compteId, async (tx) => {
    const id = (await repository.professionnelParRpps(tx, rpps)) ?? (await inscrire(tx, lu, conventionne));
    const dejaLa = await repository.sitesDuPraticien(tx, id);
    if (dejaLa.length === 0) await placer(tx, id, lieux, jourParis(maintenant().toISOString()));
    await correspondants.retenir(tx, rpps);
    await tracer(tx, {
      organisationId: PLATEFORME,
      chaine: 'TECHNIQUE',
      action: 'PROFESSIONNEL_ENREGISTRE',
      acteur: nom,
      compteId,
    });
    return id;
  });
}

async function inscrire(tx: Tx, lu: CorrespondantLu, conventionne: boolean): Promise<string> {
  const id = randomUUID();
  const modes = new Set(lu.lieux.flatMap(({ mode }) => mode ?? []));
  await repository.enregistrerProfessionnel(tx, id, {
    nom: lu.nom,
    prenom: lu.prenom,
    profession: estCodeProfession(lu.profession) ? lu.profession : 'AUTRE',
    civilite: lu.civilite,
    savoirFaire: lu.savoirFaire.filter(estCodeSavoirFaire),
    rpps: lu.rpps,
    conventionne,
    modeExercice: modes.size > 1 ? 'MIXTE' : ([...modes][0] ?? 'LIBERAL'),
    remplaceId: null,
    congeDu: null,
    congeAu: null,
    // A letter goes to his own box first: without one, to the place's.
    balMssante: lu.boite ?? lu.lieux.find(({ boite }) => boite !== null)?.boite ?? null,
    courriel: null,
    actif: true,
  });
  return id;
}

async function placer(tx: Tx, id: string, lieux: readonly Lieu[], du: DateCivile): Promise<void> {
  for (const lieu of lieux) {
    const numeros = { finess: lieu.finess, siret: siretDe(lieu) };
    const site = (await repository.siteParNumero(tx, numeros)) ?? (await creerLieu(tx, lieu));
    await repository.enregistrerAffectation(tx, randomUUID(), site.organisation_id, {
      professionnelId: id,
      siteId: site.id,
      roles: ['praticien'],
      employeur: lieu.mode === 'SALARIE',
      du,
      au: null,
    });
  }
}

/** A structure's national id is its SIRET behind a 3 (ANS, IDNST). */
function siretDe({ identifiant }: Lieu): string | null {
  const siret = /^3(\d{14})$/.exec(identifiant ?? '')?.[1] ?? '';
  return verifierSiret(siret).accord ? siret : null;
}

/** Practices and health centres; every other sector of activity is an establishment. */
const CABINETS: ReadonlySet<string | null> = new Set([null, 'SA05', 'SA07', 'SA08', 'SA09']);

async function creerLieu(tx: Tx, lieu: Lieu): Promise<{ id: string; organisation_id: string }> {
  const [id, organisationId] = [randomUUID(), randomUUID()];
  const { nom, finess, codePostal, ville } = lieu;
  await repository.enregistrerOrganisation(tx, organisationId, {
    nom,
    type: CABINETS.has(lieu.secteur) ? 'CABINET' : 'ETABLISSEMENT_SANTE',
    finess,
    actif: true,
  });
  await repository.enregistrerSite(tx, id, {
    organisationId,
    nom,
    finess,
    siret: siretDe(lieu),
    categorie: null,
    categorieDu: null,
    zone: codePostal.startsWith('97') ? 'DROM' : 'METROPOLE',
    adresse: `${codePostal} ${ville}`.trim(),
    balMssante: lieu.boite,
    actif: true,
  });
  return { id, organisation_id: organisationId };
}
