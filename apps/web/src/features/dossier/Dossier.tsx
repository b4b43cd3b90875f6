import type { DossierT } from '@orapont/contract/dossier';
import { formaterDate } from '@orapont/domain/dates';
import { Eye, FilePen, MessageCircleQuestion } from 'lucide-react';
import { useParams } from 'react-router';
import { Examens } from '../../imagerie/Examens.tsx';
import { ProfilLu } from '../../personne/ProfilLu.tsx';
import { AlertesSante } from '../../sante/AlertesSante.tsx';
import { Card } from '../../ui/Card.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Bandeau } from './Bandeau.tsx';
import { CarteBouche } from './CarteBouche.tsx';
import { Demandes } from './Demandes.tsx';
import { Documents } from './Documents.tsx';
import styles from './Dossier.module.css';
import { Entourage } from './Entourage.tsx';
import { Lu } from './Etat.tsx';
import { Liens } from './Liens.tsx';
import { nomComplet } from './noms.ts';
import { Photo } from './Photo.tsx';
import { useDossier } from './requetes.ts';
import { Sejours } from './Sejours.tsx';
import { TEXTES as T } from './textes.ts';

/** A record: who, what to beware of, who protects, how to come near, and what was asked. */
export function Dossier() {
  const { id = '' } = useParams();
  const lecture = useDossier(id);
  const dossier = lecture.data;
  return (
    <Page
      title={dossier ? nomComplet(dossier.fiche) : T.residents}
      back={{ label: T.retourListe, href: '/residents' }}
      {...(dossier ? { actions: <Actions dossier={dossier} /> } : {})}
    >
      <Lu lecture={lecture}>{(lu) => <Contenu dossier={lu} />}</Lu>
    </Page>
  );
}

/** The main action first: on a telephone it is the one under the thumb. */
function Actions({ dossier: { id, droits, fiche } }: { readonly dossier: DossierT }) {
  return (
    <>
      {droits.demande && fiche.decesLe === null && (
        <LinkButton
          href={`/demandes/nouvelle?dossier=${id}`}
          icon={<MessageCircleQuestion aria-hidden="true" />}
        >
          {T.demanderAvis}
        </LinkButton>
      )}
      {droits.modifier && (
        <LinkButton
          href={`/dossiers/${id}/modifier`}
          variant="secondary"
          icon={<FilePen aria-hidden="true" />}
        >
          {T.modifierBref}
        </LinkButton>
      )}
      {droits.journal && (
        <LinkButton href={`/dossiers/${id}/journal`} variant="quiet" icon={<Eye aria-hidden="true" />}>
          {T.quiAConsulte}
        </LinkButton>
      )}
    </>
  );
}

function Contenu({ dossier }: { readonly dossier: DossierT }) {
  return (
    <Stack>
      <Bandeau dossier={dossier} />
      <div className={styles['colonnes']}>
        <Stack>
          <CarteSante dossier={dossier} />
          <Card title={T.profil}>
            <ProfilLu profil={dossier.fiche.profilSensoriel} />
          </Card>
          {dossier.droits.santeLire && (
            <Card
              title={T.observations}
              footer={
                <>
                  <LinkButton href={`/dossiers/${dossier.id}/evaluations`} variant="secondary">
                    {T.lireObservations}
                  </LinkButton>
                  {dossier.droits.transmettre && (
                    <LinkButton
                      href={`/dossiers/${dossier.id}/transmettre?quoi=document&genre=BILAN`}
                      variant="quiet"
                    >
                      {T.envoyerBilan}
                    </LinkButton>
                  )}
                </>
              }
            >
              <p className={styles['discret']}>{T.aideObservations}</p>
            </Card>
          )}
          <Demandes actes={dossier.actes} />
          {dossier.documents && dossier.actes.length > 0 && (
            <CarteBouche dossierId={dossier.id} transmissible={dossier.droits.transmettre} />
          )}
          {dossier.documents && <Examens dossierId={dossier.id} importable={dossier.droits.modifier} />}
          {dossier.documents && (
            <Documents
              documents={dossier.documents}
              exportable={dossier.droits.exporter ? dossier.id : null}
              transmissible={dossier.droits.transmettre ? dossier.id : null}
            />
          )}
        </Stack>
        <Stack>
          <Photo dossier={dossier} />
          <Entourage dossier={dossier} />
          <Sejours dossier={dossier} />
          <Liens liens={dossier.liens} />
        </Stack>
      </div>
    </Stack>
  );
}

function CarteSante({ dossier: { id, alertes, santeLe, droits } }: { readonly dossier: DossierT }) {
  if (alertes === null)
    return (
      <Card title={T.sante}>
        <p className={styles['discret']}>{T.santeReservee}</p>
      </Card>
    );
  return (
    <Card
      title={T.sante}
      footer={
        <LinkButton href={`/dossiers/${id}/sante`} variant="secondary">
          {droits.santeEcrire && santeLe === null ? T.completerSante : T.lireSante}
        </LinkButton>
      }
    >
      <Stack gap="small">
        {santeLe === null ? (
          <p>{T.santeVide}</p>
        ) : (
          <>
            <AlertesSante alertes={alertes} />
            <p className={styles['discret']}>
              {T.santeLe} {formaterDate(santeLe)}
            </p>
          </>
        )}
      </Stack>
    </Card>
  );
}
