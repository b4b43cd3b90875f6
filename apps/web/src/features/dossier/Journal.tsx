import {
  CATEGORIES_JOURNAL,
  type CategorieJournal,
  type EntreeJournalT,
  phraseJournal,
} from '@orapont/contract/journal';
import { heureParis, jourParis } from '@orapont/domain/dates';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Button } from '../../ui/Button.tsx';
import { Page } from '../../ui/Page.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Stack } from '../../ui/Stack.tsx';
import styles from './Dossier.module.css';
import { Lu } from './Etat.tsx';
import { type Fait, grouperParJour } from './journal-groupes.ts';
import { useJournal } from './requetes.ts';
import { TEXTES as T } from './textes.ts';

const TOUT = 'TOUT';

/** « Qui a consulté mon dossier ? » : sentences to read, to filter and to print for the person concerned. */
export function Journal() {
  const { id = '' } = useParams();
  const journal = useJournal(id);
  const [categorie, setCategorie] = useState(TOUT);
  const [personne, setPersonne] = useState(TOUT);
  const pages = journal.isSuccess ? journal.data.pages : undefined;
  const entrees = pages?.flatMap((page) => page.entrees);
  return (
    <Page
      title={T.journalTitre}
      lead={pages?.[0]?.identite ?? ''}
      back={{ label: T.retourDossier, href: `/dossiers/${id}` }}
      actions={
        <span data-no-print="">
          <Button variant="secondary" icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
            {T.imprimer}
          </Button>
        </span>
      }
    >
      <Lu lecture={{ ...journal, data: entrees }} attente={<Skeleton shape="rows" count={8} />}>
        {(lues) => (
          <Stack>
            <p>{T.journalAide}</p>
            <div data-no-print="">
              <Filtres
                entrees={lues}
                categorie={categorie}
                setCategorie={setCategorie}
                personne={personne}
                setPersonne={setPersonne}
              />
            </div>
            <Jours
              entrees={lues.filter(
                ({ action, qui }) =>
                  (categorie === TOUT || phraseJournal(action).categorie === categorie) &&
                  (personne === TOUT || qui === personne),
              )}
              vide={lues.length === 0 ? T.aucunJournal : T.journalVide}
            />
            {journal.hasNextPage && (
              <div data-no-print="">
                <Button
                  variant="secondary"
                  isPending={journal.isFetchingNextPage}
                  onPress={() => void journal.fetchNextPage()}
                >
                  {T.plusAncien}
                </Button>
              </div>
            )}
          </Stack>
        )}
      </Lu>
    </Page>
  );
}

interface FiltresProps {
  readonly entrees: readonly EntreeJournalT[];
  readonly categorie: string;
  readonly setCategorie: (categorie: string) => void;
  readonly personne: string;
  readonly setPersonne: (personne: string) => void;
}

const CATEGORIES = (Object.keys(CATEGORIES_JOURNAL) as CategorieJournal[]).map((id) => ({
  id,
  label: CATEGORIES_JOURNAL[id],
}));

function Filtres({ entrees, categorie, setCategorie, personne, setPersonne }: FiltresProps) {
  const noms = [...new Set(entrees.map(({ qui }) => qui))].toSorted((a, b) => a.localeCompare(b, 'fr'));
  return (
    <Stack as="row">
      <Select
        label={T.filtre}
        options={[{ id: TOUT, label: T.tout }, ...CATEGORIES]}
        selectedKey={categorie}
        onSelectionChange={(cle) => setCategorie(String(cle))}
      />
      <Select
        label={T.personne}
        options={[{ id: TOUT, label: T.toutLeMonde }, ...noms.map((nom) => ({ id: nom, label: nom }))]}
        selectedKey={personne}
        onSelectionChange={(cle) => setPersonne(String(cle))}
      />
    </Stack>
  );
}

function Jours({ entrees, vide }: { readonly entrees: readonly EntreeJournalT[]; readonly vide: string }) {
  if (entrees.length === 0) return <p>{vide}</p>;
  return (
    <div>
      {grouperParJour(entrees).map(({ jour, faits }) => (
        <section key={jour} aria-label={jourEnToutesLettres(jour)}>
          <h2 className={styles['jour']}>{jourEnToutesLettres(jour)}</h2>
          <ul className={styles['journal']}>
            {faits.map((fait) => (
              <li key={fait.entree.id} className={styles['entree']}>
                <span className={styles['heure']}>
                  {[...new Set(fait.heures.map(heureParis))].join(', ')}
                </span>
                <Phrase fait={fait} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Phrase({ fait: { entree, heures } }: { readonly fait: Fait }) {
  const { qui, profession, structure, action } = entree;
  const titre = [profession?.toLocaleLowerCase('fr'), structure].filter(Boolean).join(', ');
  return (
    <span>
      <strong>{qui}</strong>
      {titre && ` (${titre})`} {phraseJournal(action).phrase}
      {heures.length > 1 && `, ${heures.length} fois`}.
    </span>
  );
}

const JOUR = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'Europe/Paris' });

function jourEnToutesLettres(jour: string): string {
  const texte = JOUR.format(new Date(`${jour}T12:00:00Z`));
  return jourParis(new Date().toISOString()) === jour
    ? `Aujourd’hui, ${texte}`
    : texte.charAt(0).toLocaleUpperCase('fr') + texte.slice(1);
}
