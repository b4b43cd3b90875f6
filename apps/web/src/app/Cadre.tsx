import type { MoiT } from '@orapont/contract/acces';
import { lazy, Suspense } from 'react';
import { Link } from 'react-aria-components/Link';
import { Navigate, Outlet, useLocation } from 'react-router';
import { Reconnexion } from '../features/acces/Reconnexion.tsx';
import { Seuil } from '../features/acces/Seuil.tsx';
import { Cloche } from '../features/notification/Cloche.tsx';
import { ErreurApi } from '../kernel/call.ts';
import { Moi, useSession } from '../kernel/moi.ts';
import { AppShell } from '../ui/AppShell.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { FONCTIONNALITES } from './fonctionnalites.ts';
import { Panne } from './Panne.tsx';
import { TEXTES } from './textes.ts';
import { useSortie } from './useSortie.tsx';

const Depuis = lazy(async () => ({ default: (await import('../features/tablette/Depuis.tsx')).Depuis }));
const BandeauCoffre = lazy(async () => ({
  default: (await import('../features/tablette/BandeauCoffre.tsx')).BandeauCoffre,
}));

/** The frame of the signed-in screens. Nobody signed in: to the sign-in page, then back here. */
export function Cadre() {
  const session = useSession();
  const lieu = useLocation();
  const sortie = useSortie(session.data);
  // A server that is away is told at the first failure; the page goes on asking.
  if (session.isPending && session.failureCount === 0) return null;
  if (!session.data) {
    if (session.error instanceof ErreurApi && session.error.probleme.status === 401)
      return (
        <Navigate
          to={`/connexion?retour=${encodeURIComponent(lieu.pathname + lieu.search)}`}
          replace={true}
        />
      );
    return (
      <Seuil titre={TEXTES.indisponible} chapeau={TEXTES.indisponibleIntact}>
        <p role="status">{session.isFetching ? TEXTES.indisponibleReessaie : TEXTES.indisponibleAFaire}</p>
        {!session.isFetching && <Button onPress={() => void session.refetch()}>{TEXTES.reessayer}</Button>}
        <Suspense fallback={null}>
          <Depuis />
        </Suspense>
      </Seuil>
    );
  }
  const moi = session.data;
  // Several places and none chosen yet: nothing else can be done first.
  if (!moi.affectation && moi.affectations.length > 1 && lieu.pathname !== '/lieu')
    return <Navigate to="/lieu" replace={true} />;
  const entrees = FONCTIONNALITES.flatMap((f) => f.entrees(moi)).toSorted((a, b) => a.rang - b.rang);
  return (
    <Moi.Provider value={moi}>
      <AppShell
        homeHref="/"
        nav={entrees.map((entree) => ({ ...entree, isCurrent: estCourante(lieu.pathname, entree.href) }))}
        person={moi.nom}
        site={[moi.professionLibelle, moi.affectation?.siteNom].filter(Boolean).join(' · ')}
        banner={
          <>
            <Panne />
            <Bandeau moi={moi} />
            <Suspense fallback={null}>
              <BandeauCoffre />
            </Suspense>
          </>
        }
        {...(moi.affectation ? { tools: <Cloche /> } : {})}
        onSignOut={sortie.sortir}
      >
        <Outlet />
      </AppShell>
      {sortie.dialogue}
      <Reconnexion identite={moi} />
    </Moi.Provider>
  );
}

/** What this installation is, on every page: a demonstration, a trial, or nothing to say. */
function Bandeau({ moi }: { moi: MoiT }) {
  if (moi.bacASable)
    return (
      <Banner
        kind="sandbox"
        layout="strip"
        title={TEXTES.bacASable}
        actions={<Link href="/bac-a-sable/courrier">{TEXTES.courrierBacASable}</Link>}
      />
    );
  if (moi.essai) return <Banner kind="attention" layout="strip" title={TEXTES.essai} />;
  return null;
}

const estCourante = (chemin: string, href: string) =>
  href === '/' ? chemin === '/' : chemin.startsWith(href);
