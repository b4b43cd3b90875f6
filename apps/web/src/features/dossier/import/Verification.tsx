import type { apercevoirImport, LigneImportT } from '@orapont/contract/dossier-import';
import type { ReplyOf } from '@orapont/contract/route';
import { useState } from 'react';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import styles from '../Dossier.module.css';
import { phraseErreur } from '../erreurs.ts';
import { AUCUNE_DECISION, type Decisions, direPareils, enAttente, memesTraits } from './decisions.ts';
import { LigneVerifiee } from './LigneVerifiee.tsx';
import { TEXTES as T } from './textes.ts';

interface Props {
  readonly apercu: ReplyOf<typeof apercevoirImport>;
  readonly importer: (decisions: Decisions) => void;
  readonly retour: () => void;
  readonly enCours: boolean;
  readonly erreur: unknown;
}

/** What asks for a look comes first; within a kind, the order of the file. */
const ORDRE = ['ERREUR', 'RESSEMBLE', 'CONNUE', 'NOUVELLE'] as const;
/** A list of thousands is shown by pages: the browser of a nurse's tablet must stay alive. */
const PAGE = 100;

/** Each line with what is wrong and what it would change. Nothing leaves before every doubt has an answer. */
export function Verification({ apercu: { lignes }, importer, retour, enCours, erreur }: Props) {
  const [decisions, setDecisions] = useState(AUCUNE_DECISION);
  const [montrees, setMontrees] = useState(PAGE);
  const attente = enAttente(lignes, decisions);
  const gardees = lignes.length - decisions.ecartees.size;
  const phrase = phraseErreur(erreur);
  const rangees = ORDRE.flatMap((etat) => lignes.filter((ligne) => ligne.etat === etat));
  return (
    <Stack>
      {phrase && <Banner kind="danger" title={phrase} isLive />}
      <p>
        <Comptes lignes={lignes} />
      </p>
      {attente.length > 0 && (
        <Banner
          kind="attention"
          title={T.decisions(attente.length)}
          actions={<Gestes attente={attente} decisions={decisions} decider={setDecisions} />}
        />
      )}
      <ul className={styles['lignes']}>
        {rangees.slice(0, montrees).map((ligne) => (
          <LigneVerifiee key={ligne.numero} ligne={ligne} decisions={decisions} decider={setDecisions} />
        ))}
      </ul>
      {rangees.length > montrees && (
        <div>
          <Button variant="secondary" onPress={() => setMontrees(montrees + PAGE)}>
            {T.voirPlus(Math.min(PAGE, rangees.length - montrees))}
          </Button>
        </div>
      )}
      <Stack as="row">
        <Button variant="secondary" onPress={retour}>
          {T.retour}
        </Button>
        <Button
          onPress={() => importer(decisions)}
          isDisabled={attente.length > 0 || gardees === 0}
          isPending={enCours}
        >
          {T.importerLignes(gardees)}
        </Button>
      </Stack>
    </Stack>
  );
}

interface GestesProps {
  readonly attente: readonly LigneImportT[];
  readonly decisions: Decisions;
  readonly decider: (suite: (avant: Decisions) => Decisions) => void;
}

/** What may be said of several lines at once. */
function Gestes({ attente, decisions, decider }: GestesProps) {
  const erreurs = attente.filter(({ etat }) => etat === 'ERREUR');
  const pareilles = memesTraits(attente, decisions);
  return (
    <>
      {pareilles.length > 0 && (
        <Button variant="secondary" onPress={() => decider((avant) => direPareils(avant, pareilles))}>
          {T.memes(pareilles.length)}
        </Button>
      )}
      {erreurs.length > 0 && (
        <Button
          variant="secondary"
          onPress={() =>
            decider((avant) => ({
              ...avant,
              ecartees: new Set([...avant.ecartees, ...erreurs.map(({ numero }) => numero)]),
            }))
          }
        >
          {T.ecarterErreurs(erreurs.length)}
        </Button>
      )}
    </>
  );
}

function Comptes({ lignes }: { readonly lignes: readonly LigneImportT[] }) {
  return ORDRE.map((etat) => ({ etat, nombre: lignes.filter((ligne) => ligne.etat === etat).length }))
    .filter(({ nombre }) => nombre > 0)
    .map(({ etat, nombre }) => T.compte[etat](nombre))
    .join(' · ');
}
