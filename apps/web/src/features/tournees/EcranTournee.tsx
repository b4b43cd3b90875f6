import { cloreTournee, type TourneeLueT } from '@orapont/contract/tournee';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Lock, LockOpen, Pencil, Tablet } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { call } from '../../kernel/call.ts';
import liste from '../../personne/Liste.module.css';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { Stack } from '../../ui/Stack.tsx';
import { Jauge } from './Jauge.tsx';
import { LigneResident } from './LigneResident.tsx';
import { Lu } from './Lu.tsx';
import { CLE, useTournee } from './requetes.ts';
import styles from './Tournees.module.css';
import { Alerte, EtatTournee } from './Tournees.tsx';
import { enToutesLettres } from './temps.ts';
import { T } from './textes.ts';

/** A round: who is in it, in order, and how far each has come. */
export function EcranTournee() {
  const { id = '' } = useParams();
  const lecture = useTournee(id);
  const tournee = lecture.data;
  return (
    <Page
      title={tournee ? tournee.nom || T.sansNom : T.titre}
      lead={tournee && chapeau(tournee)}
      back={{ href: '/tournees', label: T.retour }}
      actions={tournee && <Actions tournee={tournee} />}
    >
      <Lu lecture={lecture}>
        {(lue) => (
          <Stack gap="large">
            {lue.aVerifier > 0 && <Alerte nombre={lue.aVerifier} tournee={lue.id} />}
            <div className={styles['suivi']}>
              <Jauge avancement={lue.avancement} />
              <div className={liste['etats']}>
                <EtatTournee tournee={lue} />
              </div>
            </div>
            <section aria-labelledby="residents" className={liste['groupe']}>
              <h2 id="residents" className={liste['titre']}>
                {T.residents}
              </h2>
              <ol className={styles['residents']}>
                {lue.residents.map((resident) => (
                  <li key={resident.dossierId}>
                    <LigneResident tournee={lue} resident={resident} />
                  </li>
                ))}
              </ol>
            </section>
          </Stack>
        )}
      </Lu>
    </Page>
  );
}

const chapeau = ({ jour, siteNom, requisNom, avancement }: TourneeLueT) =>
  [enToutesLettres(jour), siteNom, T.personnes(avancement.total), T.lue(requisNom)].join(' · ');

function Actions({ tournee }: { readonly tournee: TourneeLueT }) {
  const { id, closeLe, droits } = tournee;
  const [demande, setDemande] = useState(false);
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (close: boolean) => call(cloreTournee, { params: { id }, body: { close } }),
    onSuccess: async () => {
      setDemande(false);
      await client.invalidateQueries({ queryKey: CLE });
    },
  });
  if (closeLe !== null)
    return (
      <>
        {error && <Banner kind="danger" title={error.message} isLive />}
        <Button
          variant="secondary"
          isPending={isPending}
          icon={<LockOpen aria-hidden="true" />}
          onPress={() => mutate(false)}
        >
          {T.rouvrir}
        </Button>
      </>
    );
  return (
    <>
      {droits.emporter && (
        <LinkButton href="/tablette" icon={<Tablet aria-hidden="true" />}>
          {T.emporter}
        </LinkButton>
      )}
      <LinkButton href={`/tournees/${id}/modifier`} variant="secondary" icon={<Pencil aria-hidden="true" />}>
        {T.modifier}
      </LinkButton>
      <Button variant="secondary" icon={<Lock aria-hidden="true" />} onPress={() => setDemande(true)}>
        {T.clore}
      </Button>
      <ConfirmDialog
        title={T.clore}
        confirmText={T.clore}
        isOpen={demande}
        onOpenChange={setDemande}
        isPending={isPending}
        onConfirm={() => mutate(true)}
      >
        {error && <Banner kind="danger" title={error.message} isLive />}
        {T.cloreTexte}
      </ConfirmDialog>
    </>
  );
}
