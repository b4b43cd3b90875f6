import { formaterDate, jourParis } from '@orapont/domain/dates';
import { LIBELLES_ETAT_RESIDENT } from '@orapont/domain/tournee/residents';
import { Camera, CircleCheck, ClipboardList, Handshake, NotebookPen } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FichePersonne } from '../../personne/FichePersonne.tsx';
import { ProfilLu } from '../../personne/ProfilLu.tsx';
import { AlertesSante } from '../../sante/AlertesSante.tsx';
import { Card } from '../../ui/Card.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Status } from '../../ui/Status.tsx';
import { FinDeVisite } from './FinDeVisite.tsx';
import { personneDe } from './personne.ts';
import styles from './Tablette.module.css';
import { nomDe, TourneeAbsente } from './Tournee.tsx';
import { T } from './textes.ts';
import { useVisite, type VisiteLue } from './useVisite.ts';

/** Confirmed once a visit and a page: the guard against the wrong person comes before anything else. */
const confirmees = new Set<string>();

export function Resident() {
  const visite = useVisite();
  if (visite === undefined) return null;
  if (visite === null) return <TourneeAbsente />;
  return <Visite key={visite.resident.dossierId} visite={visite} />;
}

function Visite({ visite }: { readonly visite: VisiteLue }) {
  const { emport, resident } = visite;
  const naviguer = useNavigate();
  const [confirmee, setConfirmee] = useState(confirmees.has(resident.dossierId));
  const tournee = { href: `/tablette/tournees/${emport.tourneeId}`, label: emport.nom };
  if (!confirmee) {
    return (
      <Page title={nomDe(resident)} back={tournee} width="reading">
        <FichePersonne
          jour={jourParis(new Date().toISOString())}
          personne={personneDe(visite)}
          onConfirmer={() => {
            confirmees.add(resident.dossierId);
            setConfirmee(true);
            window.scrollTo(0, 0);
          }}
          onAutrePersonne={() => void naviguer(tournee.href)}
        />
      </Page>
    );
  }
  return (
    <Page title={nomDe(resident)} lead={traits(visite)} back={tournee} width="reading">
      <Stack gap="large">
        <Etapes visite={visite} />
        <FinDeVisite visite={visite} />
        <Card title={T.dernierBilan}>
          <Bilan visite={visite} />
        </Card>
        <Card>
          <AlertesSante alertes={resident.alertes} />
        </Card>
        <ProfilLu profil={resident.profilSensoriel} />
      </Stack>
    </Page>
  );
}

const traits = ({ resident: { identite } }: VisiteLue) =>
  [formaterDate(identite.dateNaissance), identite.chambre && `${T.chambre.toLowerCase()} ${identite.chambre}`]
    .filter(Boolean)
    .join(', ');

function Etapes({ visite }: { readonly visite: VisiteLue }) {
  const { journal, emport, retour } = visite;
  const { recueil, medias, plis, etat } = journal;
  const sens = recueil?.decision.sens === 'REFUSE' ? T.refuse : T.consent;
  const repondu = plis.length > 0 && journal.sante !== visite.resident.sante;
  return (
    <Stack>
      {etat !== 'A_VOIR' && (
        <Status tone="success" icon={<CircleCheck aria-hidden="true" />}>
          {LIBELLES_ETAT_RESIDENT[etat]}
        </Status>
      )}
      <h2>{T.etapes}</h2>
      <Etape
        titre={T.accord}
        icone={<Handshake aria-hidden="true" />}
        texte={
          recueil
            ? T.accordFait(sens, recueil.decision.auteur)
            : emport.droits.consentement
              ? T.accordAFaire
              : T.accordReserve
        }
        fait={recueil !== null}
        lien={emport.droits.consentement ? `${retour}/accord` : undefined}
        verbe={recueil ? T.recueillirEncore : T.recueillir}
      />
      <Etape
        titre={T.questions}
        icone={<ClipboardList aria-hidden="true" />}
        texte={repondu ? T.questionsFaites : T.questionsAFaire}
        fait={repondu}
        lien={`${retour}/questions`}
        verbe={T.repondre}
      />
      <Etape
        titre={T.observations}
        icone={<NotebookPen aria-hidden="true" />}
        texte={T.observationsAFaire}
        fait
        lien={`${retour}/observations`}
        verbe={T.observer}
      />
      <Etape
        titre={T.photos}
        icone={<Camera aria-hidden="true" />}
        texte={medias.length === 0 ? T.photosAFaire : T.images(medias.length)}
        fait={medias.length > 0}
        lien={recueil?.decision.sens === 'REFUSE' ? undefined : `${retour}/photos`}
        verbe={medias.length === 0 ? T.prendre : T.continuer}
      />
    </Stack>
  );
}

interface EtapeProps {
  readonly titre: string;
  readonly icone: React.ReactNode;
  readonly texte: string;
  readonly fait: boolean;
  readonly lien: string | undefined;
  readonly verbe: string;
}

function Etape({ titre, icone, texte, fait, lien, verbe }: EtapeProps) {
  return (
    <section className={styles['etape']} aria-label={titre}>
      <span className={styles['icone']}>{icone}</span>
      <div>
        <h3>{titre}</h3>
        <p>{texte}</p>
      </div>
      {lien && (
        <LinkButton href={lien} variant={fait ? 'secondary' : 'primary'}>
          {verbe}
        </LinkButton>
      )}
    </section>
  );
}

function Bilan({ visite: { resident } }: { readonly visite: VisiteLue }) {
  const { dernierBilan, consentements } = resident;
  const derniere = consentements[0];
  return (
    <Stack gap="small">
      {dernierBilan ? (
        <>
          <p>
            {formaterDate(jourParis(dernierBilan.le))}, {dernierBilan.signataire}
          </p>
          <p>{dernierBilan.conclusion}</p>
          {dernierBilan.soinsConseilles.length > 0 && (
            <ul>
              {dernierBilan.soinsConseilles.map((soin) => (
                <li key={soin}>{soin}</li>
              ))}
            </ul>
          )}
        </>
      ) : (
        <p>{T.dernierBilanVide}</p>
      )}
      {derniere && (
        <p className={styles['discret']}>
          {T.consentementsPasses}
          {'\u00a0'}: {derniere.decision}, {formaterDate(jourParis(derniere.le))}
        </p>
      )}
    </Stack>
  );
}
