import { type EtudeRecueT, rattacherEtude } from '@orapont/contract/imagerie';
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
          initial={etude.proposition ? nomDe(etude.proposition.dossier) : ''}
          dossierId={dossierId}
          onChoisir={(id) => {
            setDossierId(id);
            setOu(DOSSIER);
            setVerifiee(false);
          }}
          erreur={manque && dossierId === null ? TEXTES.choisirPersonne : undefined}
        />
        {data && !contraire && <Banner kind="success" title={TEXTES.identique} />}
        {contraire && (
          <>
            <Banner kind="attention" title={TEXTES.differente}>
              {TEXTES.differenteAide}
            </Banner>
            <Checkbox label={TEXTES.verifiee} isSelected={verifiee} onChange={setVerifiee} />
          </>
        )}
        {data && data.demandes.length > 0 && (
          <RadioGroup
            label={TEXTES.destination}
            value={ou}
            onChange={setOu}
            options={[
              { value: DOSSIER, label: TEXTES.dansDossier },
              ...data.demandes.map(({ id, motif }) => ({
                value: id,
                label: TEXTES.dansDemande(motif || TEXTES.sansMotif),
              })),
            ]}
          />
        )}
        {etude.patient.identifiant !== '' && (
          <Checkbox label={TEXTES.retenir} isSelected={retenir} onChange={setRetenir} />
        )}
        <Stack as="row">
          <Button variant="secondary" onPress={onFermer}>
            {TEXTES.annuler}
          </Button>
          <Button type="submit" isPending={geste.isPending} isDisabled={contraire && !verifiee}>
            {TEXTES.rattacher}
          </Button>
        </Stack>
      </Form>
    </Dialog>
  );
}

function ChoixPersonne({
  initial,
  dossierId,
  onChoisir,
  erreur,
}: {
  readonly initial: string;
  readonly dossierId: string | null;
  readonly onChoisir: (id: string | null) => void;
  readonly erreur: string | undefined;
}) {
  const [saisi, setSaisi] = useState(initial);
  const { data = [], isFetching } = usePersonnes(saisi);
  return (
    <ComboBox
      label={TEXTES.chercher}
      help={TEXTES.chercherAide}
      inputValue={saisi}
      onInputChange={setSaisi}
      selectedKey={dossierId}
      onSelectionChange={(cle) => onChoisir(cle === null ? null : String(cle))}
      isLoading={isFetching}
      emptyText={TEXTES.personneInconnue}
      options={data.map((personne) => ({
        id: personne.id,
        label: nomDe({ ...personne, prenoms: [personne.prenom] }),
        detail: [enJour(personne.dateNaissance), personne.siteNom, personne.chambre]
          .filter(Boolean)
          .join(', '),
      }))}
      {...(erreur ? { error: erreur } : {})}
    />
  );
}
