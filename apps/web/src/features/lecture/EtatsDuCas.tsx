import type { LectureLueT } from '@orapont/contract/lecture';
import { Banner } from '../../ui/Banner.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Page } from '../../ui/Page.tsx';
import { nomPatient } from './patient.ts';
import { T } from './textes.ts';

/** What a case shows when it is not there to be read. */

export const RETOUR = { href: '/lectures', label: T.retourListe } as const;

export function Absent() {
  return (
    <Page title={T.absente} back={RETOUR}>
      <ErrorState title={T.absente} safe={T.absenteIntact} whatToDo={T.absenteAFaire} />
    </Page>
  );
}

export function EnPanne(reprise: { readonly onRetry: () => void; readonly isRetrying: boolean }) {
  return (
    <Page title={T.panne} back={RETOUR}>
      <ErrorState title={T.panne} safe={T.panneIntact} whatToDo={T.panneAFaire} {...reprise} />
    </Page>
  );
}

export function CasClos({ lecture }: { readonly lecture: LectureLueT }) {
  return (
    <Page title={nomPatient(lecture.demande)} back={RETOUR}>
      <Banner
        kind="info"
        title={lecture.compteRenduId ? T.rendu : T.clos}
        {...(lecture.compteRenduId
          ? {
              actions: (
                <LinkButton href={`/comptes-rendus/${lecture.compteRenduId}`}>{T.renduLien}</LinkButton>
              ),
            }
          : {})}
      >
        {lecture.etatLibelle}
      </Banner>
    </Page>
  );
}
