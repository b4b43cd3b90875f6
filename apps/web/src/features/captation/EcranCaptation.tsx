import type { DemandeLueT } from '@orapont/contract/demande';
import type { DossierT } from '@orapont/contract/dossier';
import { lirePhoto } from '@orapont/contract/photo-identite';
import { type DateCivile, jourParis } from '@orapont/domain/dates';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { adresse } from '../../kernel/call.ts';
import { FichePersonne, type PersonneDevantSoi } from '../../personne/FichePersonne.tsx';
import { deferred } from '../../ui/deferred.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import styles from './Captation.module.css';
import { PleinEcran } from './PleinEcran.tsx';
import { usePreparation } from './requetes.ts';
import { seanceAReprendre } from './seance.ts';
import { T } from './textes.ts';

/** Fetched while the person is looked at. */
const Scene = deferred(async () => (await import('./Scene.tsx')).Scene);

const OUVERTS = ['BROUILLON', 'COMPLEMENT_DEMANDE'];

/** Taking pictures of one person: who she is first, the camera next. */
export function EcranCaptation() {
  const { id = '' } = useParams();
  const naviguer = useNavigate();
  const { demande, dossier, captations } = usePreparation(id);
  const [confirmee, setConfirmee] = useState(false);
  const retour = retourDe(demande.data);
  const panne = demande.error ?? dossier.error ?? captations.error;
  if (panne && !(demande.data && dossier.data && captations.data))
    return (
      <Page title={T.chargement} width="reading" back={{ href: retour, label: T.retour }}>
        <ErrorState
          title={T.indisponible}
          safe={T.intact}
          whatToDo={panne.message}
          onRetry={() => void Promise.all([demande.refetch(), dossier.refetch(), captations.refetch()])}
          isRetrying={demande.isFetching}
        />
      </Page>
    );
  if (!demande.data || !dossier.data || !captations.data)
    return (
      <Page title={T.chargement} width="reading" back={{ href: retour, label: T.retour }}>
        <Skeleton shape="card" />
      </Page>
    );
  if (!OUVERTS.includes(demande.data.etat))
    return (
      <Page title={T.fermee} width="reading" back={{ href: retour, label: T.retour }}>
        <EmptyState title={T.fermee} action={<LinkButton href={retour}>{T.retour}</LinkButton>}>
          {T.fermeeTexte}
        </EmptyState>
      </Page>
    );
  const personne = personneDe(demande.data, dossier.data);
  const titre = T.titre(`${personne.prenom} ${personne.nomUtilise ?? personne.nomNaissance}`);
  if (!confirmee)
    return (
      <PleinEcran titre={titre}>
        <div className={styles.fiche}>
          <FichePersonne
            personne={personne}
            jour={jourParis(new Date().toISOString())}
            onConfirmer={() => setConfirmee(true)}
            onAutrePersonne={() => void naviguer('/residents')}
          />
        </div>
        <Scene when={false} />
      </PleinEcran>
    );
  return (
    <Scene
      when
      demande={demande.data}
      personne={personne}
      titre={titre}
      reprise={seanceAReprendre(captations.data.captations)}
      onQuitter={() => void naviguer(retour)}
    />
  );
}

const retourDe = (demande: DemandeLueT | undefined) =>
  demande?.etat === 'BROUILLON' ? `/demandes/${demande.id}/images` : `/demandes/${demande?.id ?? ''}`;

function personneDe(
  demande: DemandeLueT,
  { id, fiche, sejours, alertes, homonymes, photo }: DossierT,
): PersonneDevantSoi {
  const sejour = sejours.find(({ siteId }) => siteId === demande.siteId);
  return {
    nomNaissance: fiche.nomNaissance,
    nomUtilise: fiche.nomUtilise,
    prenom: fiche.prenomUtilise ?? fiche.prenoms[0] ?? '',
    dateNaissance: fiche.dateNaissance as DateCivile,
    chambre: sejour?.chambre ?? '',
    site: demande.siteNom,
    photo: photo && adresse(lirePhoto, { id, photoId: photo.id }),
    profil: fiche.profilSensoriel,
    alertes: alertes?.map((alerte) => ({ ...alerte })) ?? null,
    homonyme: homonymes > 0,
  };
}
