import type { DispositifT, EntretienT } from '@orapont/contract/dispositif';
import { LIBELLE_DISPOSITIF, LIBELLE_ENTRETIEN } from '@orapont/domain/habilitation/dispositif';
import { FilePen, NotebookPen, SprayCan } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { Page } from '../../ui/Page.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Table } from '../../ui/Table.tsx';
import { DialogueDispositif } from './DialogueDispositif.tsx';
import { DialogueEntretien } from './DialogueEntretien.tsx';
import { Faits } from './Faits.tsx';
import { Lu } from './Lu.tsx';
import { useAdresse, useDesinfection, useDispositif } from './requetes.ts';
import { dateHeure } from './temps.ts';
import { TEXTES as T } from './textes.ts';

/** One device: what it is, and everything that was done to it. */
export function Appareil() {
  const { id = '' } = useParams();
  const lecture = useDispositif(id);
  const adresse = useAdresse();
  const [dialogue, setDialogue] = useState<'FICHE' | 'JOURNAL' | null>(null);
  const fermer = () => setDialogue(null);
  const lu = lecture.data;
  return (
    <Page
      title={lu?.dispositif.nom ?? T.titre}
      back={{ label: T.retour, href: adresse('/materiel') }}
      {...(lu
        ? {
            actions: (
              <>
                {lu.entretenir && !lu.dispositif.archive && <Desinfecter dispositif={lu.dispositif} />}
                {lu.entretenir && (
                  <Button
                    variant="secondary"
                    onPress={() => setDialogue('JOURNAL')}
                    icon={<NotebookPen aria-hidden="true" />}
                  >
                    {T.noter}
                  </Button>
                )}
                {lu.gerer && (
                  <Button
                    variant="secondary"
                    onPress={() => setDialogue('FICHE')}
                    icon={<FilePen aria-hidden="true" />}
                  >
                    {T.modifier}
                  </Button>
                )}
              </>
            ),
          }
        : {})}
    >
      <Lu lecture={lecture}>
        {({ dispositif, entretiens }) => (
          <Stack gap="large">
            <Fiche dispositif={dispositif} />
            <Journal entretiens={entretiens} />
          </Stack>
        )}
      </Lu>
      {lu && dialogue === 'FICHE' && <DialogueDispositif connu={lu.dispositif} fermer={fermer} />}
      {lu && dialogue === 'JOURNAL' && <DialogueEntretien dispositif={lu.dispositif} fermer={fermer} />}
    </Page>
  );
}

function Desinfecter({ dispositif }: { readonly dispositif: DispositifT }) {
  const { mutate, isPending } = useDesinfection();
  return (
    <Button onPress={() => mutate(dispositif)} isPending={isPending} icon={<SprayCan aria-hidden="true" />}>
      {T.desinfecte}
    </Button>
  );
}

function Fiche({ dispositif }: { readonly dispositif: DispositifT }) {
  return (
    <Card title={T.fiche}>
      <Stack gap="small">
        <DescriptionList
          items={[
            { term: T.type, definition: LIBELLE_DISPOSITIF[dispositif.type] },
            { term: T.modele, definition: dispositif.modele },
            { term: T.numeroSerie, definition: dispositif.numeroSerie || T.nonRenseigne },
            { term: T.validation, definition: dispositif.validation || T.nonRenseigne },
          ]}
        />
        <Faits dispositif={dispositif} />
        {dispositif.type === 'CAPTEUR' && <p>{T.capteur}</p>}
      </Stack>
    </Card>
  );
}

function Journal({ entretiens }: { readonly entretiens: readonly EntretienT[] }) {
  return (
    <Card title={T.journal}>
      <Table
        caption={T.journal}
        isCaptionHidden
        rows={entretiens}
        getKey={({ id }) => id}
        empty={T.journalVide}
        columns={[
          { id: 'date', label: T.date, render: ({ le }) => dateHeure(le) },
          { id: 'geste', label: T.geste, render: ({ type }) => LIBELLE_ENTRETIEN[type] },
          {
            id: 'produit',
            label: T.produit,
            render: ({ produit, note }) => [produit, note].filter(Boolean).join('. ') || '—',
          },
          { id: 'auteur', label: T.auteur, render: ({ par }) => par },
        ]}
      />
    </Card>
  );
}
