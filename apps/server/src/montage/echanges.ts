import { REFUS_RECEPTION } from '@orapont/domain/imagerie/refus';
import { inscriptionRoutes } from '../features/administration/routes.ts';
import { correspondantsNationaux } from '../features/annuaire/correspondants.ts';
import { annuaireNationalRoutes, annuaireNationalTravaux } from '../features/annuaire/routes.ts';
import { entendreSuivi } from '../features/confluences/ailleurs/recevoir-suivi.ts';
import { ailleursTravaux } from '../features/confluences/ailleurs/relever.ts';
import { ailleursRoutes } from '../features/confluences/ailleurs/routes.ts';
import { confluencesTravaux } from '../features/confluences/annoncer.ts';
import { recevoirTransaction } from '../features/confluences/recevoir.ts';
import { confluencesRoutes } from '../features/confluences/routes.ts';
import { noterRetour } from '../features/courrier/retour.ts';
import { lecteurDeListes } from '../features/dossier/import/pour-reprise.ts';
import { personnesTransmises } from '../features/dossier/inscrire-transmise.ts';
import { enColonnes } from '../features/dossier/lignes.ts';
import type { Emplacements } from '../features/export/ports.ts';
import { exportRoutes, exportTravaux } from '../features/export/routes.ts';
import { fhirRoutes } from '../features/fhir/routes.ts';
import { objetDe as objetDInstance } from '../features/imagerie/objets-imagerie.ts';
import { recevoir as recevoirInstance } from '../features/imagerie/recevoir.ts';
import { imagesRecues } from '../features/medias/images-recues.ts';
import { lecteurDeMedias } from '../features/medias/lire.ts';
import { objetDe as objetDImage } from '../features/medias/objets-media.ts';
import { reconnaitreTransmise } from '../features/reception/personne-transmise.ts';
import { receptionTravaux } from '../features/reception/relever.ts';
import { receptionRoutes } from '../features/reception/routes.ts';
import type { DepsReprise } from '../features/reprise/deps.ts';
import { retrouverPar } from '../features/reprise/lot/retrouver.ts';
import { repriseRoutes, repriseTravaux } from '../features/reprise/routes.ts';
import { sourceCda } from '../features/reprise/sources/cda.ts';
import { sourceFhir } from '../features/reprise/sources/fhir.ts';
import { sourceListe } from '../features/reprise/sources/liste.ts';
import { sourceOrapont } from '../features/reprise/sources/orapont.ts';
import { brouillonsRecus } from '../features/teleexpertise/demande/brouillon-recu.ts';
import { demandesAConfier } from '../features/teleexpertise/demande/confier-ailleurs.ts';
import { demandesRecues } from '../features/teleexpertise/demande-recue/demandes-recues.ts';
import { citationsDemande, identifiantsDemande } from '../features/teleexpertise/documents/identifiants.ts';
import { reponsesRecues } from '../features/teleexpertise/reponse-recue/reponses-recues.ts';
import type { Tx } from '../kernel/bd.ts';
import { lireSecret } from '../kernel/config.ts';
import type { Serveur } from '../kernel/mount.ts';
import type { Exterieur } from './exterieur.ts';
import { depsImagerie } from './imagerie.ts';

/** The national directory: whoever is not on this platform yet. */
export function monterAnnuaireNational(serveur: Serveur, ext: Exterieur): void {
  const deps = { ...ext, production: !ext.config.demo };
  annuaireNationalRoutes(serveur, deps);
  annuaireNationalTravaux(deps);
  inscriptionRoutes(serveur, { ...ext, correspondants: correspondantsNationaux(deps) });
}

/** What other software reads and begins, in the words of the standard. */
export async function monterFhir(serveur: Serveur, ext: Exterieur): Promise<void> {
  const { origine, demo, dossier } = ext.config;
  const cadre = { origine, production: !demo };
  const confluences = {
    ...ext,
    origine,
    personnes: personnesTransmises(cadre, reconnaitreTransmise),
    brouillons: brouillonsRecus,
    imagesRecues: imagesRecues(ext),
  };
  confluencesRoutes(serveur, confluences);
  const cle = lireSecret(dossier, 'fhir');
  confluencesTravaux({ ...ext, cle });
  const ailleurs = {
    ...ext,
    ...cadre,
    cle,
    demandes: demandesAConfier(ext),
    medias: lecteurDeMedias(ext),
  };
  ailleursRoutes(serveur, ailleurs);
  ailleursTravaux(ailleurs);
  await fhirRoutes(serveur, {
    ...ext,
    ...cadre,
    fabrique: ext.fabriqueFhir(cadre),
    recevoir: recevoirTransaction(confluences),
    entendre: entendreSuivi(ailleurs),
    personnes: confluences.personnes,
    cle,
  });
}

/** Half a gigabyte: a part that a home line brings in minutes, and that any disk takes. */
const OCTETS_PARTIE = 512 * 1024 * 1024;

/** A record, or a whole organisation, that leaves in open formats. */
export function monterExport(serveur: Serveur, ext: Exterieur): void {
  const { origine, demo } = ext.config;
  const cadre = { origine, production: !demo };
  const deps = {
    ...ext,
    ...cadre,
    fabrique: ext.fabriqueFhir(cadre),
    emplacements: {
      image: (media: Parameters<Emplacements['image']>[0]) =>
        objetDImage({ ...media, rotation: 0 }, 'original'),
      instance: (instance: Parameters<Emplacements['instance']>[0]) => objetDInstance(instance, 'original'),
    },
    octetsPartie: OCTETS_PARTIE,
  };
  exportRoutes(serveur, deps);
  exportTravaux(deps);
}

/** Records that come from elsewhere; their examinations come in by the same door as those of a disc. */
export function monterReprise(serveur: Serveur, ext: Exterieur): void {
  const imagerie = depsImagerie(ext);
  const deps: DepsReprise = {
    ...ext,
    televersements: ext.magasin,
    tus: ext.televersementsArchives,
    sources: sourcesDe(ext),
    cle: lireSecret(ext.config.dossier, 'reprise'),
    colonnes: enColonnes,
    async recevoirDicom(de, octets) {
      const { code } = await recevoirInstance(imagerie, { ...de, porteId: null }, octets);
      return code === null ? null : REFUS_RECEPTION[code].phrase;
    },
  };
  repriseRoutes(serveur, deps);
  repriseTravaux(deps);
}

/** In the order in which they are asked whether an archive is theirs. */
function sourcesDe({ bd, lireLotFhir, lireLotCda, config }: Exterieur): DepsReprise['sources'] {
  const retrouver = retrouverPar({ bd }, reconnaitreTransmise);
  const listes = lecteurDeListes({ production: !config.demo });
  return [
    sourceOrapont,
    sourceFhir(lireLotFhir, retrouver),
    sourceCda(lireLotCda, retrouver),
    sourceListe(listes),
  ];
}

/** Mail that comes in; what it answers and what came back belong to the other capabilities. */
export function monterReception(serveur: Serveur, ext: Exterieur): void {
  const deps = {
    ...ext,
    suites: {
      citations: citationsDemande,
      lotDemande: (acteId: string) => identifiantsDemande({ acteId, envoyeLe: '' }, 0).lot,
      courrierRevenu: (tx: Tx, organisationId: string, envoiId: string) =>
        noterRetour(tx, ext, organisationId, envoiId),
    },
    demandes: demandesRecues({
      ...ext,
      delais: ext.config.delais,
      production: !ext.config.demo,
      images: imagesRecues(ext),
    }),
    reponses: reponsesRecues({ ...ext, cleRegistre: lireSecret(ext.config.dossier, 'registre') }),
  };
  receptionRoutes(serveur, deps);
  receptionTravaux(deps);
}
