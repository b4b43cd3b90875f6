import { type DemandeLueT, retirerConsentement } from '@orapont/contract/demande';
import { type Capacite, LIBELLES_CAPACITE } from '@orapont/domain/consentement/capacite';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../kernel/call.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Form } from '../../../ui/Form.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { CLE_DEMANDES } from '../requetes.ts';
import { T_SUIVI as T } from '../textes.ts';

/** Someone changes his mind: anyone who decided may, and the person always. */
export function DialogueRetrait({
  demande,
  apresAvis,
  onFermer,
}: {
  readonly demande: DemandeLueT;
  readonly apresAvis: boolean;
  readonly onFermer: () => void;
}) {
  const capacites = [...new Set<Capacite>(['PERSONNE', ...demande.patient.capacites])].filter(
    (capacite) => capacite !== 'URGENCE',
  );
  const [capacite, setCapacite] = useState<Capacite>('PERSONNE');
  const [auteur, setAuteur] = useState(demande.patient.nom);
  const client = useQueryClient();
  const retrait = useMutation({
    mutationFn: () => call(retirerConsentement, { params: { id: demande.id }, body: { auteur, capacite } }),
    onSuccess: async () => {
      onFermer();
      showToast(T.retire);
      await client.invalidateQueries({ queryKey: CLE_DEMANDES });
    },
  });
  return (
    <Dialog title={T.retirerTitre} isOpen onOpenChange={(ouvert) => !ouvert && onFermer()}>
      <Form aria-label={T.retirerTitre} formError={retrait.error?.message} onSubmit={() => retrait.mutate()}>
        <Banner kind="info" title={apresAvis ? T.retirerApres : T.retirerAvant} />
        <RadioGroup
          label={T.retirerCapacite}
          value={capacite}
          onChange={(valeur) => setCapacite(valeur as Capacite)}
          options={capacites.map((c) => ({ value: c, label: LIBELLES_CAPACITE[c] }))}
        />
        <TextField label={T.retirerQui} isRequired value={auteur} onChange={setAuteur} />
        <Button type="submit" variant="danger" isPending={retrait.isPending}>
          {T.retirerAction}
        </Button>
      </Form>
    </Dialog>
  );
}
