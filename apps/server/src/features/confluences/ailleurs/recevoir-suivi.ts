import type { EtatSuivi } from '@orapont/domain/teleexpertise/suivi';
import type { Tx } from '../../../kernel/bd.ts';
import { sha256 } from '../../../kernel/empreinte.ts';
import { RefusFhir, type RessourceFhir } from '../../fhir/ports.ts';
import type { NomExterieur } from '../ports.ts';
import { type LigneConfiee, tenirParNom } from './confiee-repository.ts';
import type { DepsAilleurs } from './deps.ts';
import { distantParJeton } from './logiciel-repository.ts';
import { memeNom, nomDe } from './nom.ts';
import { noterSuivi } from './noter-suivi.ts';
import type { AppelSuivi, EntendreSuivi } from './ports.ts';

type Deps = Pick<DepsAilleurs, 'bd' | 'maintenant' | 'demandes' | 'guideAilleurs' | 'origine'>;

/**
 * Flow C by push, requérant's side: the software that has a request tells where it stands, by PATCH or by PUT, and reads that request alone.
 * Said twice, or late, it changes nothing.
 *
 * @rule DOS-12
 * @source Confluences Téléexpertise 0.1.0, flow C; FHIR R4 §3.1.0.4, §3.1.0.7
 */
export const entendreSuivi =
  (deps: Deps): EntendreSuivi =>
  async (appel) => {
    const distant = await deps.bd.authentification((tx) => distantParJeton(tx, sha256(appel.jeton)));
    if (!distant) throw new RefusFhir(401, 'login', 'Jeton de suivi inconnu, ou fermé.');
    const nom = nomVise(deps, appel);
    const { organisation_id: organisationId } = distant;
    return deps.bd.organisation({ organisationId }, async (tx) => {
      const ligne = await tenirParNom(tx, distant.id, nom);
      if (appel.methode === 'GET') return lue(deps, appel, ligne);
      if (!ligne) throw absente();
      await noter(tx, deps, appel, ligne);
      return montrer(deps, (await tenirParNom(tx, distant.id, nom)) ?? ligne);
    });
  };

async function noter(tx: Tx, deps: Deps, appel: AppelSuivi, ligne: LigneConfiee): Promise<void> {
  const { methode, siVersion, corps } = appel;
  if (siVersion !== undefined && sansPoids(siVersion) !== sansPoids(versionDe(ligne)))
    throw new RefusFhir(412, 'conflict', 'Cette demande a changé depuis votre lecture\u00a0: relisez-la.');
  const lu = deps.guideAilleurs.lireAnnonce(methode === 'PUT' ? 'PUT' : 'PATCH', corps);
  if (lu.noms.length > 0 && !lu.noms.some((nom) => memeNom(nom, ligne)))
    throw new RefusFhir(
      400,
      'invalid',
      'Cette ressource n’est pas celle que désigne l’adresse.',
      'ServiceRequest.identifier',
    );
  if (!(await noterSuivi(tx, deps, ligne, lu)))
    throw new RefusFhir(422, 'value', 'Ce statut n’est pas du guide.', 'ServiceRequest.status');
}

/** A reading by id, or the search by identifier: that request, or nothing. */
function lue(deps: Deps, { chemin }: AppelSuivi, ligne: LigneConfiee | undefined) {
  if (chemin.includes('/')) {
    if (!ligne) throw absente();
    return montrer(deps, ligne);
  }
  const trouvees = ligne ? [montrer(deps, ligne)] : [];
  const bundle: RessourceFhir & Record<string, unknown> = {
    resourceType: 'Bundle',
    type: 'searchset',
    total: trouvees.length,
    entry: trouvees.map(({ ressource }) => ({
      fullUrl: `${deps.origine}/fhir/ServiceRequest/${ressource.id}`,
      resource: ressource,
      search: { mode: 'match' },
    })),
  };
  return { ressource: bundle, version: null };
}

/** By its id here, which is its name there; or by that name. */
function nomVise(deps: Deps, { chemin, question }: AppelSuivi): NomExterieur {
  const [type, id, ...reste] = chemin.split('/');
  if (type !== 'ServiceRequest' || reste.length > 0)
    throw new RefusFhir(403, 'forbidden', 'Ce jeton ne sert qu’à suivre des demandes (ServiceRequest).');
  if (id !== undefined) return nomDe(deps, id);
  const identifiant = question.get('identifier') ?? '';
  const barre = identifiant.indexOf('|');
  if (barre <= 0 || barre === identifiant.length - 1)
    throw new RefusFhir(
      400,
      'required',
      'Désignez la demande\u00a0: ServiceRequest?identifier=système|valeur.',
    );
  return { systeme: identifiant.slice(0, barre), valeur: identifiant.slice(barre + 1) };
}

const absente = () => new RefusFhir(404, 'not-found', 'Aucune demande de ce nom ne vous a été confiée.');

const versionDe = ({ etat, etat_le }: LigneConfiee) => `W/"${sha256(`${etat} ${etat_le}`).slice(0, 32)}"`;
const sansPoids = (etag: string) => etag.trim().replace(/^W\//, '');

const montrer = ({ guideAilleurs }: Deps, ligne: LigneConfiee) => ({
  ressource: guideAilleurs.montrer({
    nom: { systeme: ligne.systeme, valeur: ligne.valeur },
    acteId: ligne.acte_id,
    organisationId: ligne.organisation_id,
    dossierId: ligne.dossier_id,
    rpps: ligne.rpps,
    etat: ligne.etat as EtatSuivi,
    etatLe: ligne.etat_le,
    demandeeLe: ligne.demandee_le,
  }),
  version: versionDe(ligne),
});
