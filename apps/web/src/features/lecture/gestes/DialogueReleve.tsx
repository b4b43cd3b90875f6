import { listerReleveurs, type ReleveurT, releverLecture } from '@orapont/contract/lecture';
import type { ReplyOf } from '@orapont/contract/route';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../../kernel/call.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { CLE_LECTURES, cleLecture } from '../requetes.ts';
import { T } from '../textes.ts';
import { Echec } from './Echec.tsx';

interface Props {
  readonly acteId: string;
  /** Asked by mail: its author is asked by mail too. */
  readonly parCourrier: boolean;
  readonly onFermer: () => void;
  readonly onFait: () => void;
}

/** Hands the request over when the rules let it; otherwise tells the requérant what stands in the way. */
export function DialogueReleve({ acteId, parCourrier, onFermer, onFait }: Props) {
  const [choisi, setChoisi] = useState<string | null>(null);
  const [cle] = useState(() => crypto.randomUUID());
  const client = useQueryClient();
  const naviguer = useNavigate();
  const candidats = useQuery({
    queryKey: [...cleLecture(acteId), 'releveurs'],
    queryFn: ({ signal }) => call(listerReleveurs, { params: { id: acteId }, signal }),
  });
  const releveurs = candidats.data?.releveurs ?? [];
  const releveur = releveurs.find(({ professionnelId }) => professionnelId === choisi);
  const releve = useMutation({
    mutationFn: ({ professionnelId, siteId }: ReleveurT) =>
      call(releverLecture, { params: { id: acteId }, body: { professionnelId, siteId }, cle }),
    onSuccess: async ({ issue }) => {
      if (issue !== 'RELEVEE') {
        onFait();
        return;
      }
      showToast(T.releveFaite);
      await naviguer('/lectures');
      client.removeQueries({ queryKey: cleLecture(acteId) });
      await client.invalidateQueries({ queryKey: CLE_LECTURES });
    },
  });
  const proposee = enSuspens(releve.data?.issue);
  const dit = DITS[parCourrier ? 'COURRIER' : 'APPLICATION'];
  return (
    <Dialog
      title={T.releveTitre}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onFermer()}
      footer={
        <>
          <Button variant="secondary" onPress={onFermer}>
            {proposee ? T.fermer : T.annuler}
          </Button>
          {!proposee && releveurs.length > 0 && (
            <Button
              isDisabled={!releveur}
              isPending={releve.isPending}
              onPress={() => releveur && releve.mutate(releveur)}
            >
              {libelle(releveur, dit.proposer)}
            </Button>
          )}
        </>
      }
    >
      <Stack>
        <Echec erreur={releve.error ?? candidats.error} />
        {proposee ? (
          <Banner kind="info" isLive title={dit.proposee} />
        ) : (
          <>
            <p>{T.releveAide}</p>
            {candidats.isPending && <Skeleton shape="rows" count={3} />}
            {candidats.data && releveurs.length === 0 && (
              <EmptyState title={T.releveAucun}>{T.releveAucunAide}</EmptyState>
            )}
            {releveurs.length > 0 && <Choix releveurs={releveurs} choisi={choisi} onChoix={setChoisi} />}
            {releveur && !releveur.accord && (
              <Banner kind="attention" title={T.releveObstacles}>
                <ul>
                  {releveur.obstacles.map((phrase) => (
                    <li key={phrase}>{phrase}</li>
                  ))}
                </ul>
              </Banner>
            )}
          </>
        )}
      </Stack>
    </Dialog>
  );
}

type Issue = ReplyOf<typeof releverLecture>['issue'];
const enSuspens = (issue: Issue | undefined) => issue !== undefined && issue !== 'RELEVEE';

/** Who is asked when the rules do not let him answer yet. */
const DITS = {
  COURRIER: { proposer: T.releveDemander, proposee: T.releveDemandee },
  APPLICATION: { proposer: T.releveProposer, proposee: T.releveProposee },
} as const;

const libelle = (releveur: ReleveurT | undefined, proposer: string) =>
  releveur && !releveur.accord ? proposer : T.releveConfier;

interface PropsChoix {
  readonly releveurs: readonly ReleveurT[];
  readonly choisi: string | null;
  readonly onChoix: (id: string) => void;
}

const Choix = ({ releveurs, choisi, onChoix }: PropsChoix) => (
  <RadioGroup
    label={T.releveQui}
    layout="cards"
    value={choisi}
    onChange={onChoix}
    options={releveurs.map(({ professionnelId, nom, profession, siteNom, remplacant }) => ({
      value: professionnelId,
      label: nom,
      help: [remplacant ? 'votre remplaçant' : '', profession, siteNom].filter(Boolean).join(', '),
    }))}
  />
);
