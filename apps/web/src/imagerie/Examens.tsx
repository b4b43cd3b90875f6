import { lireVignette } from '@orapont/contract/imagerie';
import { type EtudeDuDossierT, exporterEtudeAnonyme, type PileT } from '@orapont/contract/imagerie-dossier';
import { Maximize2, TriangleAlert, UserX } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-aria-components/Link';
import { useSearchParams } from 'react-router';
import { adresse } from '../kernel/call.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Stack } from '../ui/Stack.tsx';
import { Status } from '../ui/Status.tsx';
import { showToast } from '../ui/toasts.ts';
import { AvisTexte } from './AvisTexte.tsx';
import { DisquesImportes } from './DisquesImportes.tsx';
import styles from './Examens.module.css';
import { ExporterAnonyme } from './ExporterAnonyme.tsx';
import { Importer } from './Importer.tsx';
import { useDetacher, useExamens } from './requetes-examens.ts';
import { risqueDeTexte } from './texte-incruste.ts';
import { enJour, nomDEtude, nomDePile, TEXTES as T } from './textes.ts';

/** Fetched when something is opened: whoever only reads the record never loads it. */
const VisionneusePile = lazy(async () => ({
  default: (await import('./VisionneusePile.tsx')).VisionneusePile,
}));

type Props = { readonly dossierId: string; readonly importable: boolean };

/** What machines sent and a person attached to this record. The one that is open is in the address. */
export function Examens({ dossierId, importable }: Props) {
  const { data, error, isPending, isFetching, refetch } = useExamens(dossierId);
  return (
    <Card title={T.titre}>
      {isPending && <Skeleton shape="rows" count={1} />}
      {error && !data && (
        <ErrorState
          title={T.erreur}
          safe={T.erreurSur}
          whatToDo={error.message}
          onRetry={() => void refetch()}
          isRetrying={isFetching}
        />
      )}
      {data?.etudes.length === 0 && <p className={styles.discret}>{T.aucun}</p>}
      {data && data.etudes.length > 0 && (
        <ul className={styles.etudes}>
          {data.etudes.map((etude) => (
            <li key={etude.id}>
              <Etude etude={etude} />
            </li>
          ))}
        </ul>
      )}
      {importable && <DisquesImportes dossierId={dossierId} onRecu={refetch} />}
      {importable && (
        <Stack as="row">
          <Importer dossierId={dossierId} />
        </Stack>
      )}
      {data && <PileOuverte etudes={data.etudes} />}
    </Card>
  );
}

function Etude({ etude }: { readonly etude: EtudeDuDossierT }) {
  const { faiteLe, origine, rattacheeParNom, rattacheeLe, piles, acteId } = etude;
  const details = [
    faiteLe && T.duJour(enJour(faiteLe)),
    `${origine}, ${T.rattachePar(rattacheeParNom, enJour(rattacheeLe))}`,
  ].filter(Boolean);
  return (
    <Stack gap="small">
      <h3 className={styles.titre}>{nomDEtude(etude)}</h3>
      <p className={styles.discret}>{details.join('. ')}</p>
      <ul className={styles.piles}>
        {piles.map((pile) => (
          <li key={pile.id}>
            <Pile pile={pile} />
          </li>
        ))}
      </ul>
      <Stack as="row" gap="small">
        {acteId !== null && <Link href={`/demandes/${acteId}`}>{T.versDemande}</Link>}
        <ExporterAnonyme
          href={adresse(exporterEtudeAnonyme, { id: etude.id })}
          avis={
            <AvisTexte
              risque={risqueDeTexte(
                piles.map(({ modalite, texteIncruste }) => ({ modalite, dit: texteIncruste })),
              )}
            />
          }
        />
        {etude.detachable && <Detacher etude={etude} />}
      </Stack>
    </Stack>
  );
}

function Pile({ pile }: { readonly pile: PileT }) {
  const [, setRecherche] = useSearchParams();
  const nom = nomDePile(pile);
  const legende = [nom, pile.images > 1 ? T.coupes(pile.images) : ''].filter(Boolean).join(', ');
  if (pile.etat !== 'PRETE')
    return <p className={styles.absente}>{pile.etat === 'PREPARATION' ? T.enPreparation : T.illisible}</p>;
  return (
    <figure className={styles.pile}>
      <img
        src={adresse(lireVignette, { id: pile.id, rendu: 'vignette' })}
        alt=""
        loading="lazy"
        width={160}
        height={120}
      />
      <figcaption>{legende}</figcaption>
      {pile.texteIncruste && (
        <Status tone="attention" icon={<TriangleAlert aria-hidden="true" />}>
          {T.texteIncruste}
        </Status>
      )}
      <Button
        variant="secondary"
        icon={<Maximize2 aria-hidden="true" />}
        aria-label={T.ouvrirPile(legende)}
        onPress={() => setRecherche({ image: pile.id })}
      >
        {T.ouvrir}
      </Button>
    </figure>
  );
}

function PileOuverte({ etudes }: { readonly etudes: readonly EtudeDuDossierT[] }) {
  const [recherche, setRecherche] = useSearchParams();
  const pile = etudes.flatMap(({ piles }) => piles).find(({ id }) => id === recherche.get('image'));
  if (!pile) return null;
  const nom = nomDePile(pile);
  return (
    <Dialog
      title={nom}
      size="large"
      isOpen={true}
      onOpenChange={(ouvert) => !ouvert && setRecherche({}, { replace: true })}
    >
      <div className={styles.place}>
        <Suspense fallback={<Skeleton shape="picture" />}>
          <VisionneusePile pile={pile} nom={nom} />
        </Suspense>
      </div>
    </Dialog>
  );
}

function Detacher({ etude }: { readonly etude: EtudeDuDossierT }) {
  const [ouvert, setOuvert] = useState(false);
  const geste = useDetacher(() => {
    setOuvert(false);
    showToast(T.detache);
  });
  return (
    <>
      <Button variant="quiet" icon={<UserX aria-hidden="true" />} onPress={() => setOuvert(true)}>
        {T.detacher}
      </Button>
      <ConfirmDialog
        title={T.detacherTitre}
        confirmText={T.detacherOui}
        isOpen={ouvert}
        onOpenChange={setOuvert}
        isPending={geste.isPending}
        onConfirm={() => geste.mutate(etude)}
      >
        {geste.error?.message ?? T.detacherAide}
      </ConfirmDialog>
    </>
  );
}
