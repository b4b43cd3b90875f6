import { annulerDemande, type DemandeLueT } from '@orapont/contract/demande';
import { exporterAnonyme } from '@orapont/contract/imagerie';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { useState } from 'react';
import { AvisTexteDeLActe } from '../../../imagerie/AvisTexte.tsx';
import { ExporterAnonyme } from '../../../imagerie/ExporterAnonyme.tsx';
import { adresse, call } from '../../../kernel/call.ts';
import { useMoi } from '../../../kernel/moi.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { deferred } from '../../../ui/deferred.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { CLE_DEMANDES } from '../requetes.ts';
import { T_SUIVI as T } from '../textes.ts';

const DialogueRetrait = deferred(async () => (await import('./DialogueRetrait.tsx')).DialogueRetrait);

/** What may still be done with the request, from the state table. */
export function Actions({ demande }: { readonly demande: DemandeLueT }) {
  const { roles } = useMoi();
  const [dialogue, setDialogue] = useState<'ANNULER' | 'RETIRER'>();
  const peut = (evenement: DemandeLueT['evenements'][number]) => demande.evenements.includes(evenement);
  const soignant = roles.some((role) => role === 'soignant' || role === 'praticien');
  const rendu = demande.etat === 'AVIS_RENDU' || demande.etat === 'CLOTUREE';
  const retirable = soignant && demande.retireLe === null && (rendu || peut('RETIRER_CONSENTEMENT'));
  const fermer = () => setDialogue(undefined);
  const courrier = (
    <LinkButton variant="quiet" icon={<Mail aria-hidden="true" />} href={`/actes/${demande.id}/courrier`}>
      {T.courrier}
    </LinkButton>
  );
  const images = soignant && (
    <ExporterAnonyme
      href={adresse(exporterAnonyme, { id: demande.id })}
      avis={<AvisTexteDeLActe acteId={demande.id} />}
    />
  );
  if (!peut('RELEVER') && !retirable && !peut('ANNULER'))
    return (
      <Stack as="row">
        {courrier}
        {images}
      </Stack>
    );
  return (
    <Card title={T.actions}>
      <Stack as="row">
        {peut('RELEVER') && (
          <LinkButton variant="secondary" href={`/demandes/${demande.id}/requis`}>
            {T.changer}
          </LinkButton>
        )}
        {retirable && (
          <Button variant="secondary" onPress={() => setDialogue('RETIRER')}>
            {T.retirer}
          </Button>
        )}
        {peut('ANNULER') && (
          <Button variant="secondary" onPress={() => setDialogue('ANNULER')}>
            {T.annuler}
          </Button>
        )}
        {courrier}
        {images}
      </Stack>
      {dialogue === 'ANNULER' && <Annuler demandeId={demande.id} onFermer={fermer} />}
      {dialogue === 'RETIRER' && (
        <DialogueRetrait when demande={demande} apresAvis={rendu} onFermer={fermer} />
      )}
    </Card>
  );
}

function Annuler({ demandeId, onFermer }: { readonly demandeId: string; readonly onFermer: () => void }) {
  const client = useQueryClient();
  const fin = useMutation({
    mutationFn: () => call(annulerDemande, { params: { id: demandeId }, body: {} }),
    onSuccess: async () => {
      onFermer();
      showToast(T.annulee);
      await client.invalidateQueries({ queryKey: CLE_DEMANDES });
    },
  });
  return (
    <ConfirmDialog
      title={T.annulerTitre}
      confirmText={T.annuler}
      cancelText="Garder la demande"
      isDanger
      isOpen
      isPending={fin.isPending}
      onOpenChange={(ouvert) => !ouvert && onFermer()}
      onConfirm={() => fin.mutate()}
    >
      {fin.isError ? fin.error.message : T.annulerTexte}
    </ConfirmDialog>
  );
}
