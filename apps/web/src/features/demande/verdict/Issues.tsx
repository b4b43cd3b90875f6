import { annulerDemande, type ObstacleT } from '@orapont/contract/demande';
import { type Issue, LIBELLES_ISSUE } from '@orapont/domain/teleexpertise/obstacle';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../../kernel/call.ts';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import type { CodeEtape } from '../etapes/contexte.ts';
import { CLE_DEMANDES } from '../requetes.ts';
import { T_VERDICT as T } from '../textes.ts';
import { DialogueLien } from './DialogueLien.tsx';
import type { VerdictProps } from './props.ts';

type Dialogue = 'LIEN' | 'VISITE' | 'JUGE';

const DIALOGUES = {
  DECLARER_LIEN: 'LIEN',
  VISITE_PRESENTIELLE: 'VISITE',
  SAISIR_JUGE: 'JUGE',
} as const satisfies Partial<Record<Issue, Dialogue>>;

const ETAPE_A_COMPLETER: Readonly<Record<string, CodeEtape>> = {
  MOTIF_ABSENT: 'pourquoi',
  MOTIF_HORS_LISTE: 'pourquoi',
  MOTIVATION_ABSENTE: 'pourquoi',
  DOCUMENT_ABSENT: 'images',
  IMAGES_EN_COURS: 'images',
  RECOURS_NON_JUGE: 'relire',
};

/** The ways out of an obstacle, as buttons. */
export function Issues({ obstacle, ...props }: VerdictProps & { readonly obstacle: ObstacleT }) {
  const { demande, brouillon, allerA } = props;
  const [dialogue, setDialogue] = useState<Dialogue>();
  function agir(issue: Issue) {
    switch (issue) {
      case 'AUTRE_REQUIS':
        props.onAutreRequis();
        return allerA('qui');
      case 'AUTRE_REQUERANT':
        return allerA('relire');
      case 'AVIS_HORS_58':
      case 'BILAN':
        return changerNature(issue);
      case 'COMPLETER':
        return allerA(ETAPE_A_COMPLETER[obstacle.code] ?? 'questions');
      case 'RECUEILLIR_CONSENTEMENT':
      case 'CONSULTER_PROCHES':
        return allerA('consentement');
      default:
        return setDialogue(DIALOGUES[issue]);
    }
  }
  function changerNature(nature: 'AVIS_HORS_58' | 'BILAN') {
    brouillon.changer({ nature, motif: null });
    allerA('pourquoi');
  }
  const fermer = () => setDialogue(undefined);
  return (
    <>
      <Stack as="row" gap="small">
        {obstacle.issues.map((issue) => (
          <Button key={issue} variant="secondary" onPress={() => agir(issue)}>
            {LIBELLES_ISSUE[issue]}
          </Button>
        ))}
      </Stack>
      {dialogue === 'LIEN' && (
        <DialogueLien
          dossierId={demande.dossierId}
          requisId={props.requisId}
          onFermer={fermer}
          onDeclare={() => {
            fermer();
            props.onRejuger();
          }}
        />
      )}
      {dialogue === 'VISITE' && <DialogueVisite demandeId={demande.id} onFermer={fermer} />}
      <ConfirmDialog
        title={T.jugeTitre}
        confirmText={T.compris}
        isOpen={dialogue === 'JUGE'}
        onOpenChange={(ouvert) => !ouvert && fermer()}
        onConfirm={fermer}
      >
        {T.jugeTexte}
      </ConfirmDialog>
    </>
  );
}

function DialogueVisite({
  demandeId,
  onFermer,
}: {
  readonly demandeId: string;
  readonly onFermer: () => void;
}) {
  const client = useQueryClient();
  const naviguer = useNavigate();
  const fin = useMutation({
    mutationFn: () => call(annulerDemande, { params: { id: demandeId }, body: { raison: T.visiteRaison } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: CLE_DEMANDES });
      void naviguer(`/demandes/${demandeId}`);
    },
  });
  return (
    <ConfirmDialog
      title={T.visiteTitre}
      confirmText={T.visiteAction}
      isOpen
      isPending={fin.isPending}
      onOpenChange={(ouvert) => !ouvert && onFermer()}
      onConfirm={() => fin.mutate()}
    >
      {fin.isError ? fin.error.message : T.visiteTexte}
    </ConfirmDialog>
  );
}
