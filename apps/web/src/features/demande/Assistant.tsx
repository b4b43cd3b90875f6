import { annulerDemande, type DemandeLueT } from '@orapont/contract/demande';
import { formaterDate } from '@orapont/domain/dates';
import { donneesCompletes } from '@orapont/domain/sante/completude';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { call } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { deferred } from '../../ui/deferred.tsx';
import { Page } from '../../ui/Page.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import { showToast } from '../../ui/toasts.ts';
import { AvecDemande } from './AvecDemande.tsx';
import styles from './Demande.module.css';
import { type CodeEtape, ETAPES, type EtapeProps } from './etapes/contexte.ts';
import { santeDe } from './etapes/sante-de.ts';
import { CLE_DEMANDES, cleDemande } from './requetes.ts';
import { T } from './textes.ts';
import { type Brouillon, useBrouillon } from './useBrouillon.ts';

const enSonTemps = deferred<EtapeProps>;
const ECRANS = {
  pourquoi: enSonTemps(async () => (await import('./etapes/Pourquoi.tsx')).Pourquoi),
  qui: enSonTemps(async () => (await import('./etapes/Qui.tsx')).Qui),
  consentement: enSonTemps(async () => (await import('./etapes/Consentement.tsx')).Consentement),
  questions: enSonTemps(async () => (await import('./etapes/Questions.tsx')).Questions),
  images: enSonTemps(async () => (await import('./etapes/Images.tsx')).Images),
  relire: enSonTemps(async () => (await import('./etapes/Relire.tsx')).Relire),
} as const satisfies Record<CodeEtape, unknown>;

/** The preparation of a request, one step an address; what is typed follows from step to step. */
export function Assistant() {
  const { id = '', etape } = useParams();
  const courante = ETAPES.find((code) => code === etape);
  return (
    <AvecDemande id={id}>
      {(demande) => {
        if (demande.etat !== 'BROUILLON' || demande.ailleurs?.enCours)
          return <Navigate to={`/demandes/${id}`} replace />;
        if (!courante) return <Navigate to={`/demandes/${id}/pourquoi`} replace />;
        return <Etape key={id} demande={demande} etape={courante} />;
      }}
    </AvecDemande>
  );
}

function Etape({ demande, etape }: { readonly demande: DemandeLueT; readonly etape: CodeEtape }) {
  const brouillon = useBrouillon(demande);
  const naviguer = useNavigate();
  const client = useQueryClient();
  const allerA = async (suivante: CodeEtape) => {
    await brouillon.vider();
    void naviguer(`/demandes/${demande.id}/${suivante}`);
  };
  // Each step starts from what the server knows: obstacles, pictures, consent.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a step; `vider` reads refs only
  useEffect(() => {
    void brouillon
      .vider()
      .then(() => client.invalidateQueries({ queryKey: cleDemande(demande.id), exact: true }));
  }, [etape]);
  const Contenu = ECRANS[etape];
  const rang = ETAPES.indexOf(etape);
  const [precedente, suivante] = [ETAPES[rang - 1], ETAPES[rang + 1]];
  const Prochain = suivante && ECRANS[suivante];
  const { patient } = demande;
  return (
    <Page
      title={T.titresEtapes[etape] ?? T.etapes[etape]}
      lead={`${patient.nom}, ${formaterDate(patient.dateNaissance)}`}
      width="reading"
      back={{ href: '/demandes', label: T.titreListe }}
      header={<Etapes demande={demande} brouillon={brouillon} etape={etape} />}
    >
      <div className={styles.assistant}>
        <Sauvegarde demande={demande} brouillon={brouillon} />
        <Contenu when demande={demande} brouillon={brouillon} allerA={(code) => void allerA(code)} />
        {Prochain && <Prochain when={false} />}
        <div className={styles.pied}>
          {precedente ? (
            <Button variant="secondary" onPress={() => void allerA(precedente)}>
              {T.precedent}
            </Button>
          ) : (
            <Supprimer demandeId={demande.id} />
          )}
          <span className={styles.discret} role="status">
            {brouillon.etat === 'EN_COURS' ? T.enregistrement : ''}
            {brouillon.etat === 'ENREGISTRE' ? T.enregistre : ''}
          </span>
          {suivante && <Button onPress={() => void allerA(suivante)}>{T.continuer}</Button>}
        </div>
      </div>
    </Page>
  );
}

function Etapes({
  demande,
  brouillon,
  etape,
}: {
  readonly demande: DemandeLueT;
  readonly brouillon: Brouillon;
  readonly etape: CodeEtape;
}) {
  const faites = etapesFaites(demande, brouillon);
  return (
    <Stepper
      label={T.etapesLabel}
      isNamedByTitle
      steps={ETAPES.map((code) => ({
        id: code,
        label: T.etapes[code],
        state: code === etape ? 'current' : faites[code] ? 'done' : 'todo',
        ...(code === etape ? {} : { href: `/demandes/${demande.id}/${code}` }),
      }))}
    />
  );
}

function etapesFaites(demande: DemandeLueT, brouillon: Brouillon): Readonly<Record<CodeEtape, boolean>> {
  const { champs, nature } = brouillon;
  const bilan = nature === 'BILAN';
  return {
    pourquoi: champs.motif !== null && (bilan || champs.motifTexte.trim() !== ''),
    qui: champs.requisId !== null,
    consentement: demande.consentements.length > 0 && demande.obstaclesConsentement.length === 0,
    questions: (bilan || champs.question.trim() !== '') && donneesCompletes(santeDe(brouillon)),
    images: demande.images.pretes > 0,
    relire: false,
  };
}

/** What is not on the server yet, and a version that moved elsewhere. */
function Sauvegarde({
  demande,
  brouillon,
}: {
  readonly demande: DemandeLueT;
  readonly brouillon: Brouillon;
}) {
  const client = useQueryClient();
  const naviguer = useNavigate();
  const relire = () => client.fetchQuery<DemandeLueT>({ queryKey: cleDemande(demande.id), staleTime: 0 });
  if (brouillon.etat === 'NON_ENREGISTRE')
    return (
      <Banner
        kind="attention"
        title={T.nonEnregistre}
        isLive
        actions={
          <Button variant="secondary" onPress={() => void brouillon.vider()}>
            {T.reessayer}
          </Button>
        }
      />
    );
  if (brouillon.etat === 'REFUSE')
    return (
      <Banner
        kind="danger"
        title={T.refuseTitre}
        isLive
        actions={
          <Button variant="secondary" onPress={() => void naviguer(0)}>
            {T.revenirEnregistree}
          </Button>
        }
      >
        <p>{brouillon.phrase}</p>
        <p>{T.refuseTexte}</p>
      </Banner>
    );
  if (brouillon.etat !== 'CONFLIT') return null;
  return (
    <Banner
      kind="attention"
      title={T.conflitTitre}
      isLive
      actions={
        <Stack as="row" gap="small">
          <Button variant="secondary" onPress={() => void naviguer(0)}>
            {T.conflitRecharger}
          </Button>
          <Button onPress={() => void relire().then(({ version }) => brouillon.garder(version))}>
            {T.conflitGarder}
          </Button>
        </Stack>
      }
    >
      {T.conflitTexte}
    </Banner>
  );
}

function Supprimer({ demandeId }: { readonly demandeId: string }) {
  const [ouvert, setOuvert] = useState(false);
  const client = useQueryClient();
  const naviguer = useNavigate();
  const fin = useMutation({
    mutationFn: () => call(annulerDemande, { params: { id: demandeId }, body: {} }),
    onSuccess: async () => {
      void naviguer('/demandes');
      await client.invalidateQueries({ queryKey: CLE_DEMANDES });
      showToast(T.supprime);
    },
  });
  return (
    <>
      <Button variant="quiet" onPress={() => setOuvert(true)}>
        {T.supprimer}
      </Button>
      <ConfirmDialog
        title={T.supprimerTitre}
        confirmText={T.supprimer}
        isDanger
        isOpen={ouvert}
        isPending={fin.isPending}
        onOpenChange={setOuvert}
        onConfirm={() => fin.mutate()}
      >
        {fin.isError ? fin.error.message : T.supprimerTexte}
      </ConfirmDialog>
    </>
  );
}
