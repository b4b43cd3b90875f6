import { CircleCheck, Clock, FilePlus, Send, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Card } from '../Card.tsx';
import { DescriptionList } from '../DescriptionList.tsx';
import { Disclosure } from '../Disclosure.tsx';
import { LinkCard } from '../LinkCard.tsx';
import { Logo } from '../Logo.tsx';
import { Stack } from '../Stack.tsx';
import { Status } from '../Status.tsx';
import { Stepper } from '../Stepper.tsx';
import { Table, type TableColumn, type TableSort } from '../Table.tsx';
import { Tabs } from '../Tabs.tsx';
import { Timeline } from '../Timeline.tsx';
import { Section } from './Section.tsx';

interface Ligne {
  readonly id: string;
  readonly objet: string;
  readonly lieu: string;
  readonly pieces: number;
  readonly enRetard: boolean;
}

const LIGNES: readonly Ligne[] = [
  { id: '412', objet: 'Demande de décembre', lieu: 'Lille', pieces: 12, enRetard: false },
  { id: '398', objet: 'Bilan du site des Tilleuls', lieu: 'Nantes', pieces: 104, enRetard: true },
  { id: '377', objet: 'Inventaire', lieu: 'Saint-Étienne', pieces: 9, enRetard: false },
];

const COLONNES: readonly TableColumn<Ligne>[] = [
  {
    id: 'objet',
    label: 'Objet',
    isSortable: true,
    render: ({ objet, id }) => <a href={`#${id}`}>{objet}</a>,
  },
  { id: 'lieu', label: 'Lieu', isSortable: true, render: ({ lieu }) => lieu },
  {
    id: 'pieces',
    label: 'Pièces',
    isSortable: true,
    align: 'end',
    isNarrow: true,
    render: ({ pieces }) => pieces,
  },
  {
    id: 'etat',
    label: 'État',
    isNarrow: true,
    render: ({ enRetard }) =>
      enRetard ? (
        <Status tone="attention" icon={<TriangleAlert aria-hidden="true" />}>
          En retard
        </Status>
      ) : (
        <Status tone="success" icon={<CircleCheck aria-hidden="true" />}>
          Dans les temps
        </Status>
      ),
  },
];

export function SectionContenus() {
  return (
    <Section title="Contenus">
      <Stepper
        label="Étapes de la demande"
        steps={[
          { id: 'identite', label: 'Identité', state: 'done', href: '#identite' },
          { id: 'accord', label: 'Accord', state: 'error', href: '#accord' },
          { id: 'images', label: 'Images', state: 'current' },
          { id: 'question', label: 'Question', state: 'todo' },
          { id: 'envoi', label: 'Relecture et envoi', state: 'todo' },
        ]}
      />
      <Tableau />
      <Table
        caption="Table vide"
        columns={COLONNES}
        rows={[]}
        getKey={({ id }) => id}
        empty="Aucune demande ce mois-ci."
      />
      <Stack as="grid">
        <LinkCard href="#412">
          <strong>Demande de décembre</strong>
          <span>Lille, 12 pièces</span>
        </LinkCard>
        <Card title="Fiche" level={3}>
          <DescriptionList
            items={[
              { term: 'Nom', definition: 'Camille Durand' },
              { term: 'Née le', definition: '01/02/1938' },
              { term: 'Adresse', definition: '12, rue des Tilleuls, 59000 Lille' },
            ]}
          />
        </Card>
        <Card title="Histoire" level={3}>
          <Timeline
            entries={[
              {
                id: '3',
                title: 'Réponse attendue',
                date: '28/11/2026',
                dateTime: '2026-11-28',
                icon: <Clock />,
                tone: 'attention',
              },
              {
                id: '2',
                title: 'Demande envoyée',
                date: '21/11/2026 à 14 h 30',
                dateTime: '2026-11-21T14:30',
                icon: <Send />,
                tone: 'success',
              },
              {
                id: '1',
                title: 'Demande créée',
                date: '21/11/2026 à 14 h 12',
                icon: <FilePlus />,
                children: 'Par Camille Durand',
              },
            ]}
          />
        </Card>
      </Stack>
      <Card title="Onglets et volets" level={3}>
        <Tabs
          label="Parties de la fiche"
          tabs={[
            { id: 'resume', label: 'Résumé', content: <p>Le résumé tient en quelques lignes.</p> },
            { id: 'pieces', label: 'Pièces', count: 12, content: <p>Les pièces jointes.</p> },
            { id: 'echanges', label: 'Échanges', content: <p>Les messages échangés.</p> },
          ]}
        />
        <div>
          <Disclosure title="Pourquoi cette question ?" isOpen>
            <p>La réponse change la suite : elle décide de qui lit la demande.</p>
          </Disclosure>
          <Disclosure title="Qui voit ces informations ?">
            <p>Les seules personnes nommées dans la demande.</p>
          </Disclosure>
        </div>
      </Card>
      <Stack as="row">
        <Logo />
        <p>Le signe : un pont, qui est aussi une arcade.</p>
      </Stack>
    </Section>
  );
}

function Tableau() {
  const [sort, setSort] = useState<TableSort>({ column: 'objet', direction: 'ascending' });
  const order = sort.direction === 'ascending' ? 1 : -1;
  const rows = LIGNES.toSorted((a, b) => order * compare(a, b, sort.column));
  return (
    <Table
      caption="Demandes en cours"
      columns={COLONNES}
      rows={rows}
      getKey={({ id }) => id}
      sort={sort}
      onSortChange={setSort}
    />
  );
}

function compare(a: Ligne, b: Ligne, column: string): number {
  if (column === 'pieces') return a.pieces - b.pieces;
  return column === 'lieu' ? a.lieu.localeCompare(b.lieu, 'fr') : a.objet.localeCompare(b.objet, 'fr');
}
