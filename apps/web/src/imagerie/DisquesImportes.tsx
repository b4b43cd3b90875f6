import { useEffect, useRef, useState } from 'react';
import { retenter, retirer } from '../horsligne/ports.ts';
import { TEXTES as COFFRE } from '../horsligne/textes.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { Disclosure } from '../ui/Disclosure.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { Stack } from '../ui/Stack.tsx';
import styles from './Examens.module.css';
import type { Import, LotEnRoute } from './imports.ts';
import { TEXTES as T } from './textes.ts';
import { useImports } from './useImports.ts';

type Props = {
  /** Those of this person only. */
  readonly dossierId?: string;
  /** Something was received. */
  readonly onRecu: () => void;
};

/** Each disc and each of its lots: how far it has come, why it waits, which files are not kept. It stays across a reload. */
export function DisquesImportes({ dossierId, onRecu }: Props) {
  const imports = useImports(dossierId);
  useRetenue(imports);
  const recus = imports.reduce((somme, i) => somme + i.recus + i.refus.length, 0);
  const avant = useRef(recus);
  useEffect(() => {
    if (recus > avant.current) onRecu();
    avant.current = recus;
  }, [recus, onRecu]);
  if (imports.length === 0) return null;
  return (
    <section aria-label={T.imports}>
      <Stack>
        {imports.map((i) => (
          <DisqueImporte key={i.importId} disque={i} />
        ))}
      </Stack>
    </section>
  );
}

/** Only what is not in the vault would be lost. */
function useRetenue(imports: readonly Import[]): void {
  const retient = imports.some(({ etat, lots }) => etat === 'COPIE' || lots.some((lot) => lot.sansCopie));
  useEffect(() => {
    if (!retient) return;
    const retenir = (evenement: BeforeUnloadEvent) => evenement.preventDefault();
    window.addEventListener('beforeunload', retenir);
    return () => window.removeEventListener('beforeunload', retenir);
  }, [retient]);
}

function DisqueImporte({ disque }: { readonly disque: Import }) {
  const { nom, etat, total, recus, avance, lots, refus } = disque;
  return (
    <article className={styles.disque} aria-label={nom}>
      <ProgressBar label={nom} value={avance} valueText={T.recus(recus, total)} state={BARRES[etat]} />
      {lots.some(({ sansCopie }) => sansCopie) ? (
        <Banner kind="attention" title={COFFRE.pageOuverte} />
      ) : (
        <p className={styles.discret} role="status">
          {direDe(disque)}
        </p>
      )}
      {lots.length > 0 && (
        <Disclosure title={T.lots(lots.length)} isOpen={lots.length < 5}>
          <ul className={styles.lots}>
            {lots.map((lot) => (
              <Lot key={lot.mediaId} lot={lot} total={disque.lotsEnTout} />
            ))}
          </ul>
        </Disclosure>
      )}
      {refus.length > 0 && (
        <>
          <h4 className={styles.titre}>{T.refuses}</h4>
          <ul className={styles.refus}>
            {refus.map(({ chemin, phrase }) => (
              <li key={`${chemin} ${phrase}`}>
                <strong>{chemin}</strong>
                <span>{phrase}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Gestes disque={disque} />
    </article>
  );
}

const BARRES = {
  COPIE: 'running',
  EN_ROUTE: 'running',
  COUPE: 'stopped',
  ARRETE: 'stopped',
  FINI: 'done',
} as const satisfies Record<Import['etat'], string>;

function direDe({ etat, copies, total, lots, refus }: Import): string {
  if (etat === 'COPIE') return T.copie(copies, total);
  if (etat === 'COUPE') return T.copieInterrompue(copies, total);
  if (etat === 'FINI') return refus.length > 0 ? T.finiSauf(refus.length) : T.fini;
  const [premier] = lots.filter((lot) => etat !== 'ARRETE' || estArrete(lot));
  // What keeps everything from leaving is said; that one lot waits for its turn is not.
  return premier?.phrase && !ORDINAIRES.has(premier.phrase) ? premier.phrase : T.enChemin;
}

const ORDINAIRES: ReadonlySet<string> = new Set([COFFRE.enAttente, COFFRE.envoi, COFFRE.depot]);
const estArrete = ({ etat }: LotEnRoute): boolean => etat === 'ARRETEE' || etat === 'REFUSEE';

function Lot({ lot, total }: { readonly lot: LotEnRoute; readonly total: number }) {
  const { mediaId, rang, fichiers, octets, envoyes, etat } = lot;
  return (
    <li>
      <ProgressBar
        label={T.lot(rang, total, fichiers)}
        value={Math.round((100 * envoyes) / Math.max(1, octets))}
        {...(etat === 'DEPOT' ? { valueText: T.lotVerifie } : {})}
        state={estArrete(lot) ? 'stopped' : 'running'}
      />
      {estArrete(lot) && (
        <Button variant="secondary" onPress={() => void retenter(mediaId)}>
          {T.reessayer}
        </Button>
      )}
    </li>
  );
}

function Gestes({ disque }: { readonly disque: Import }) {
  const [demande, setDemande] = useState(false);
  const { nom, etat, lots, lignes } = disque;
  const oublier = async () => {
    for (const ligne of lignes) await retirer(ligne);
  };
  if (etat === 'COPIE') return null;
  if (lots.length === 0)
    return (
      <div>
        <Button variant="quiet" aria-label={T.oublierImport(nom)} onPress={() => void oublier()}>
          {T.oublier}
        </Button>
      </div>
    );
  return (
    <div>
      <Button variant="quiet" aria-label={T.arreterImport(nom)} onPress={() => setDemande(true)}>
        {T.arreter}
      </Button>
      <ConfirmDialog
        title={T.arreterTitre}
        confirmText={T.arreter}
        isDanger
        isOpen={demande}
        onOpenChange={setDemande}
        onConfirm={() => void oublier().then(() => setDemande(false))}
      >
        <p>{T.arreterTexte}</p>
      </ConfirmDialog>
    </div>
  );
}
