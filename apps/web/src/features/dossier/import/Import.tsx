import {
  apercevoirImport,
  type CorrespondanceT,
  importerDossiers,
  type SourceImport,
} from '@orapont/contract/dossier-import';
import type { ReplyOf } from '@orapont/contract/route';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 as uuidv7 } from 'uuid';
import { call } from '../../../kernel/call.ts';
import { useMoi } from '../../../kernel/moi.ts';
import { Banner } from '../../../ui/Banner.tsx';
import { DescriptionList } from '../../../ui/DescriptionList.tsx';
import { LinkButton } from '../../../ui/LinkButton.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Stack } from '../../../ui/Stack.tsx';
import { type Step, Stepper } from '../../../ui/Stepper.tsx';
import { CLES } from '../requetes.ts';
import { ChoixColonnes } from './ChoixColonnes.tsx';
import { ChoixSource } from './ChoixSource.tsx';
import { type Decisions, enCorps } from './decisions.ts';
import { TEXTES as T } from './textes.ts';
import { Verification } from './Verification.tsx';

type Apercu = ReplyOf<typeof apercevoirImport>;
type Etape = keyof typeof T.etapes;
type Demande = { readonly source: SourceImport; readonly siteId: string; readonly nomFichier: string };

const ETAPES = ['fichier', 'colonnes', 'lignes', 'fin'] as const;

/** A list of the care software, in three looks: the file, its columns, its lines. Nothing is written before the last button. */
export function Import() {
  const { affectation } = useMoi();
  const client = useQueryClient();
  const [etape, setEtape] = useState<Etape>('fichier');
  const [demande, setDemande] = useState<Demande>();
  const [apercu, setApercu] = useState<Apercu>();
  // One key for one list: sending it again after a cut line imports it once.
  const [cle, setCle] = useState(() => uuidv7());

  const lecture = useMutation({
    mutationFn: ({ source, siteId, correspondance }: Demande & { correspondance?: CorrespondanceT }) =>
      call(apercevoirImport, { body: { source, siteId, ...(correspondance ? { correspondance } : {}) } }),
    onSuccess: (lu, { correspondance }) => {
      setApercu(lu);
      setCle(uuidv7());
      setEtape(correspondance ? 'lignes' : 'colonnes');
    },
  });
  const envoi = useMutation({
    mutationFn: ({ decisions, de, lu }: { decisions: Decisions; de: Demande; lu: Apercu }) =>
      call(importerDossiers, {
        cle,
        body: { ...de, correspondance: lu.correspondance, ...enCorps(decisions) },
      }),
    onSuccess: async () => {
      setEtape('fin');
      await client.invalidateQueries({ queryKey: CLES.tous });
    },
    onError: () => setCle(uuidv7()),
  });

  return (
    <div data-densite="bureau">
      <Page
        title={T.titre}
        lead={T.aide}
        back={{ label: T.retourListe, href: '/residents' }}
        header={<Stepper label={T.titre} steps={etapesVues(etape)} />}
      >
        {etape === 'fichier' && (
          <ChoixSource
            enCours={lecture.isPending}
            erreur={lecture.error}
            lire={(source, nomFichier) => {
              const suite = { source, nomFichier, siteId: affectation?.siteId ?? '' };
              setDemande(suite);
              lecture.mutate(suite);
            }}
          />
        )}
        {etape === 'colonnes' && apercu && demande && (
          <ChoixColonnes
            apercu={apercu}
            enCours={lecture.isPending}
            erreur={lecture.error}
            retour={() => setEtape('fichier')}
            continuer={(correspondance) => lecture.mutate({ ...demande, correspondance })}
          />
        )}
        {etape === 'lignes' && apercu && demande && (
          <Verification
            apercu={apercu}
            enCours={envoi.isPending}
            erreur={envoi.error}
            retour={() => setEtape('colonnes')}
            importer={(decisions) => envoi.mutate({ decisions, de: demande, lu: apercu })}
          />
        )}
        {etape === 'fin' && envoi.data && <Bilan bilan={envoi.data} />}
      </Page>
    </div>
  );
}

function etapesVues(etape: Etape): readonly Step[] {
  const rang = ETAPES.indexOf(etape);
  return ETAPES.map((id, i) => ({
    id,
    label: T.etapes[id],
    state: i < rang ? 'done' : i === rang ? 'current' : 'todo',
  }));
}

function Bilan({ bilan }: { readonly bilan: ReplyOf<typeof importerDossiers> }) {
  return (
    <Stack>
      <Banner kind="success" title={T.fini} isLive />
      <DescriptionList
        items={(['crees', 'misAJour', 'inchanges', 'ecartes'] as const).map((cle) => ({
          term: T.bilan[cle],
          definition: String(bilan[cle]),
        }))}
      />
      <div>
        <LinkButton href="/residents">{T.voirListe}</LinkButton>
      </div>
    </Stack>
  );
}
