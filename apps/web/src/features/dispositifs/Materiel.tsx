import type { DispositifT } from '@orapont/contract/dispositif';
import { LIBELLE_DISPOSITIF } from '@orapont/domain/habilitation/dispositif';
import { BadgeCheck, Camera, Plus, SprayCan } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-aria-components/Link';
import { useMoi } from '../../kernel/moi.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { DialogueDispositif } from './DialogueDispositif.tsx';
import styles from './Dispositifs.module.css';
import { Faits } from './Faits.tsx';
import { Lu } from './Lu.tsx';
import { useAdresse, useDesinfection, useDispositifs, useOrganisation } from './requetes.ts';
import { TEXTES as T } from './textes.ts';

/** Devices of the organisation, and the one tap that is made between two people: disinfected. */
export function Materiel() {
  const lecture = useDispositifs();
  const [ajout, setAjout] = useState(false);
  const { organisation } = useOrganisation();
  return (
    <Page
      title={T.titre}
      lead={T.chapeau}
      {...(organisation
        ? { back: { label: T.retourOrganisation, href: `/administration/organisations/${organisation}` } }
        : {})}
      actions={<Actions gerer={lecture.data?.gerer === true} ajouter={() => setAjout(true)} />}
    >
      <Lu lecture={lecture}>
        {({ dispositifs, entretenir }) => <Liste dispositifs={dispositifs} entretenir={entretenir} />}
      </Lu>
      {ajout && <DialogueDispositif fermer={() => setAjout(false)} />}
    </Page>
  );
}

function Actions({ gerer, ajouter }: { readonly gerer: boolean; readonly ajouter: () => void }) {
  const { roles } = useMoi();
  const preneur = roles.some((role) => role === 'soignant' || role === 'preneur' || role === 'praticien');
  return (
    <>
      {gerer && (
        <Button onPress={ajouter} icon={<Plus aria-hidden="true" />}>
          {T.ajouter}
        </Button>
      )}
      {preneur && (
        <LinkButton href="/mon-droit" variant="secondary" icon={<BadgeCheck aria-hidden="true" />}>
          {T.monDroit}
        </LinkButton>
      )}
    </>
  );
}

interface ListeProps {
  readonly dispositifs: readonly DispositifT[];
  readonly entretenir: boolean;
}

function Liste({ dispositifs, entretenir }: ListeProps) {
  const enService = dispositifs.filter(({ archive }) => !archive);
  const archives = dispositifs.filter(({ archive }) => archive);
  return (
    <Stack gap="large">
      {enService.length === 0 ? (
        <EmptyState title={T.vide} icon={<Camera />}>
          {T.videAide}
        </EmptyState>
      ) : (
        <div className={styles['grille']}>
          {enService.map((dispositif) => (
            <Carte key={dispositif.id} dispositif={dispositif} entretenir={entretenir} />
          ))}
        </div>
      )}
      {archives.length > 0 && (
        <Disclosure title={T.archives(archives.length)}>
          <div className={styles['grille']}>
            {archives.map((dispositif) => (
              <Carte key={dispositif.id} dispositif={dispositif} entretenir={false} />
            ))}
          </div>
        </Disclosure>
      )}
    </Stack>
  );
}

function Carte({
  dispositif,
  entretenir,
}: {
  readonly dispositif: DispositifT;
  readonly entretenir: boolean;
}) {
  const adresse = useAdresse();
  const { mutate, isPending, error } = useDesinfection();
  return (
    <Card
      title={
        <Link href={adresse(`/materiel/${dispositif.id}`)} className={styles['lien'] ?? ''}>
          {dispositif.nom}
        </Link>
      }
      {...(entretenir
        ? {
            footer: (
              <Button
                onPress={() => mutate(dispositif)}
                isPending={isPending}
                icon={<SprayCan aria-hidden="true" />}
                aria-label={T.desinfecteLabel(dispositif.nom)}
              >
                {T.desinfecte}
              </Button>
            ),
          }
        : {})}
    >
      <Stack gap="small">
        <p>
          {LIBELLE_DISPOSITIF[dispositif.type]}, {dispositif.modele}
        </p>
        <Faits dispositif={dispositif} />
        {dispositif.type === 'CAPTEUR' && <p className={styles['discret']}>{T.capteur}</p>}
        {dispositif.validation === '' && !dispositif.archive && (
          <p className={styles['manque']}>{T.sansValidation}</p>
        )}
        {error && <Banner kind="danger" title={error.message} isLive />}
      </Stack>
    </Card>
  );
}
