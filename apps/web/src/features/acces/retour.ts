/** Where to go after sign-in: a path of this site, never an address that a link would bring from elsewhere. */
export function lireRetour(recherche: string): string {
  const voulu = new URLSearchParams(recherche).get('retour') ?? '/';
  const url = URL.parse(voulu, 'http://orapont.invalid');
  const interne = voulu.startsWith('/') && url?.origin === 'http://orapont.invalid';
  return interne && url.pathname !== '/connexion' ? `${url.pathname}${url.search}${url.hash}` : '/';
}
