import { Circle, CircleAlert, CircleCheck, Clock, FileCheck, Inbox, Plus, TriangleAlert } from 'lucide-react';
import { Banner } from '../Banner.tsx';
import { Button } from '../Button.tsx';
import { Card } from '../Card.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { ProgressBar } from '../ProgressBar.tsx';
import { Skeleton } from '../Skeleton.tsx';
import { Stack } from '../Stack.tsx';
import { Status } from '../Status.tsx';
import { Tag } from '../Tag.tsx';
import { showToast } from '../toasts.ts';
import { Section } from './Section.tsx';

export function SectionEtats() {
  return (
    <Section title="États">
      <Stack gap="small">
        <Banner kind="info" title="le service sera arrêté dimanche de 2 h à 4 h">
          Ce que vous préparez reste sur votre appareil et partira ensuite.
        </Banner>
        <Banner
          kind="attention"
          title="trois envois attendent depuis plus de deux jours"
          actions={<Button variant="secondary">Voir les envois</Button>}
        />
        <Banner kind="danger" title="la connexion est coupée">
          Rien n’est perdu. L’envoi reprendra dès le retour du réseau.
        </Banner>
        <Banner kind="success" title="la vérification est terminée" />
        <Banner kind="sandbox" title="rien ne sort de ce poste" />
      </Stack>
      <Card title="Étiquettes" level={3}>
        <Stack as="row">
          <Status tone="neutral" icon={<Circle aria-hidden="true" />}>
            À faire
          </Status>
          <Status tone="info" icon={<Clock aria-hidden="true" />}>
            En cours
          </Status>
          <Status tone="success" icon={<CircleCheck aria-hidden="true" />}>
            Fait
          </Status>
          <Status tone="attention" icon={<TriangleAlert aria-hidden="true" />}>
            Bientôt en retard
          </Status>
          <Status tone="danger" icon={<CircleAlert aria-hidden="true" />}>
            Non transmis
          </Status>
          <Tag>Urgent</Tag>
          <Tag onRemove={() => showToast('Filtre retiré')} removeLabel="Retirer le filtre Nord">
            Nord
          </Tag>
        </Stack>
      </Card>
      <Card title="Avancement" level={3}>
        <ProgressBar label="photo-01.jpg" value={100} state="done" />
        <ProgressBar label="photo-02.jpg" value={42} />
        <ProgressBar label="photo-03.jpg" value={70} state="stopped" />
        <ProgressBar label="Préparation" />
        <ProgressBar label="Tournée du jour" value={25} valueText="3 sur 12" />
      </Card>
      <Stack as="grid">
        <Card title="En chargement" level={3}>
          <Skeleton />
          <Skeleton shape="rows" count={2} />
        </Card>
        <EmptyState
          title="Aucune demande"
          icon={<Inbox />}
          action={<Button icon={<Plus aria-hidden="true" />}>Créer une demande</Button>}
        >
          Les demandes que vous créez apparaissent ici, la plus urgente en premier.
        </EmptyState>
        <EmptyState title="Tout est à jour" icon={<FileCheck />}>
          Rien ne vous attend aujourd’hui.
        </EmptyState>
      </Stack>
      <ErrorState
        title="La liste n’a pas pu être chargée"
        safe="Ce que vous avez saisi est sur votre appareil."
        whatToDo="Vérifiez la connexion, puis réessayez. Si cela dure, prévenez l’assistance."
        onRetry={() => showToast('Liste à jour')}
        reference="7f3a-21"
      />
    </Section>
  );
}
