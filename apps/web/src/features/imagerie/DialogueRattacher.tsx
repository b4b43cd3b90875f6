import { type EtudeRecueT, type listerBrouillons, rattacherEtude } from '@orapont/contract/imagerie';
import type { ReplyOf } from '@orapont/contract/route';
import { identitesContraires } from '@orapont/domain/imagerie/rapprochement';
import { useState } from 'react';
import { call } from '../../kernel/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Form } from '../../ui/Form.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { showToast } from '../../ui/toasts.ts';
import { type Choix, ChoixImages, useChoixImages } from './ChoixImages.tsx';
import { useBrouillons, useGeste, usePersonnes } from './requetes.ts';
import { enJour, nomDe, nomInscrit, TEXTES } from './textes.ts';

type Props = { readonly etude: EtudeRecueT; readonly onFermer: () => void };
const DOSSIER = 'DOSSIER';

/** Whose it is: what the file says on one side, the person chosen on the other, and the difference said plainly. */
export function DialogueRattacher({ etude, onFermer }: Props) {
  const [dossierId, setDossierId] = useState<string | null>(etude.proposition?.dossier.id ?? null);
  const [ou, setOu] = useState(DOSSIER);
  const [verifiee, setVerifiee] = useState(false);
  const [retenir, setRetenir] = useState(false);
  const [manque, setManque] = useState(false);
  const choix = useChoixImages(etude.instances, ou !== DOSSIER);
  const { data } = useBrouillons(dossierId);
  const contraire = data
    ? identitesContraires(etude.patient, { ...data.dossier, prenomUtilise: null })
    : false;
  const geste = useGeste(
    (id: string) =>
      call(rattacherEtude, {
        params: { id: etude.id },
        body: {
          version: etude.version,
          dossierId: id,
          acteId: ou === DOSSIER ? null : ou,
          images: choix.images,
          identiteVerifiee: contraire && verifiee,
          retenirIdentifiant: retenir,
        },
      }),
    ({ ecartees }) => {
      showToast(ecartees.length > 0 ? TEXTES.ecartees(ecartees.length) : TEXTES.rattachee);
      onFermer();
    },
  );
  return (
    <Dialog
      title={TEXTES.dialogueRattacher}
      isOpen={true}
      onOpenChange={(ouvert) => {
        if (!ouvert) onFermer();
      }}
    >
      <Form
        aria-label={TEXTES.dialogueRattacher}
        formError={geste.error?.message}
        onSubmit={() => (dossierId ? geste.mutate(dossierId) : setManque(true))}
      >
        <p>
          {TEXTES.inscrit}
          {'\u00a0: '}
          <strong>{nomInscrit(etude.patient)}</strong>
          {etude.patient.naissance && `, ${enJour(etude.patient.naissance)}`}
        </p>
        <ChoixPersonne
          initiale={
            etude.proposition && {
              id: etude.proposition.dossier.id,
              label: nomDe(etude.proposition.dossier),
              detail: enJour(etude.proposition.dossier.dateNaissance),
            }
          }
          onChoisir={(id) => {
            setDossierId(id);
            setOu(DOSSIER);
            setVerifiee(false);
          }}
          erreur={manque && dossierId === null ? TEXTES.choisirPersonne : undefined}
        />
        {data && (
          <p>
            {TEXTES.choisie}
            {'\u00a0: '}
            <strong>{nomDe(data.dossier)}</strong>, {enJour(data.dossier.dateNaissance)}
          </p>
        )}
        {data && <Concordance contraire={contraire} verifiee={verifiee} onVerifier={setVerifiee} />}
        {data && <Destination demandes={data.demandes} ou={ou} onChoisir={setOu} choix={choix} />}
        {etude.patient.identifiant !== '' && (
          <Checkbox label={TEXTES.retenir} isSelected={retenir} onChange={setRetenir} />
        )}
        <Stack as="row">
          <Button variant="secondary" onPress={onFermer}>
            {TEXTES.annuler}
          </Button>
          <Button
            type="submit"
            isPending={geste.isPending}
            isDisabled={(contraire && !verifiee) || !choix.tenable}
          >
            {TEXTES.rattacher}
          </Button>
        </Stack>
      </Form>
    </Dialog>
  );
}

function Concordance({
  contraire,
  verifiee,
  onVerifier,
}: {
  readonly contraire: boolean;
  readonly verifiee: boolean;
  readonly onVerifier: (verifiee: boolean) => void;
}) {
  if (!contraire) return <Banner kind="success" title={TEXTES.identique} />;
  return (
    <>
      <Banner kind="attention" title={TEXTES.differente}>
        {TEXTES.differenteAide}
      </Banner>
      <Checkbox label={TEXTES.verifiee} isSelected={verifiee} onChange={onVerifier} />
    </>
  );
}

/** The record alone, or a request that still takes pictures, and then which ones. */
function Destination({
  demandes,
  ou,
  onChoisir,
  choix,
}: {
  readonly demandes: ReplyOf<typeof listerBrouillons>['demandes'];
  readonly ou: string;
  readonly onChoisir: (ou: string) => void;
  readonly choix: Choix;
}) {
  if (demandes.length === 0) return null;
  return (
    <>
      <RadioGroup
        label={TEXTES.destination}
        value={ou}
        onChange={onChoisir}
        options={[
          { value: DOSSIER, label: TEXTES.dansDossier },
          ...demandes.map(({ id, motif }) => ({
            value: id,
            label: TEXTES.dansDemande(motif || TEXTES.sansMotif),
          })),
        ]}
      />
      {ou !== DOSSIER && <ChoixImages choix={choix} />}
    </>
  );
}

type Personne = { readonly id: string; readonly label: string; readonly detail?: string };

/** What is typed searches; what is chosen stays written, and typing again lets it go. */
function ChoixPersonne({
  initiale,
  onChoisir,
  erreur,
}: {
  readonly initiale: Personne | null;
  readonly onChoisir: (id: string | null) => void;
  readonly erreur: string | undefined;
}) {
  const [choisie, setChoisie] = useState(initiale);
  const [saisi, setSaisi] = useState(initiale?.label ?? '');
  const { data = [], isFetching } = usePersonnes(saisi);
  const trouvees: readonly Personne[] = data.map((personne) => ({
    id: personne.id,
    label: nomDe({ ...personne, prenoms: [personne.prenom] }),
    detail: [enJour(personne.dateNaissance), personne.siteNom, personne.chambre].filter(Boolean).join(', '),
  }));
  const options =
    choisie && !trouvees.some(({ id }) => id === choisie.id) ? [choisie, ...trouvees] : trouvees;

  function saisir(texte: string) {
    setSaisi(texte);
    if (!choisie || texte.startsWith(choisie.label)) return;
    setChoisie(null);
    onChoisir(null);
  }

  function choisir(id: string) {
    const personne = options.find((option) => option.id === id) ?? null;
    setChoisie(personne);
    setSaisi(personne?.label ?? '');
    onChoisir(personne?.id ?? null);
  }

  return (
    <ComboBox
      label={TEXTES.chercher}
      help={TEXTES.chercherAide}
      inputValue={saisi}
      onInputChange={saisir}
      selectedKey={choisie?.id ?? null}
      onSelectionChange={(cle) => {
        if (cle !== null) choisir(String(cle));
      }}
      isLoading={isFetching}
      emptyText={TEXTES.personneInconnue}
      options={options}
      {...(erreur ? { error: erreur } : {})}
    />
  );
}
