import {
  type ContenuProtocoleT,
  type ContenuVueT,
  enregistrerProtocole,
  enregistrerVue,
  gererProtocoles,
  masquerProtocole,
  type ProtocolePropreT,
  type VuePropreT,
} from '@orapont/contract/protocole';
import type { CodeProtocole } from '@orapont/domain/captation/protocoles';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, ErreurApi } from '../../kernel/call.ts';
import { CLE_PROTOCOLES } from '../../protocoles/usePropres.ts';
import type { FieldErrors } from '../../ui/FormErrors.ts';
import { showToast } from '../../ui/toasts.ts';
import { T } from './textes.ts';

const cle = (organisationId: string) => [...CLE_PROTOCOLES, organisationId] as const;

export const usePropresDe = (organisationId: string | undefined) =>
  useQuery({
    queryKey: cle(organisationId ?? ''),
    queryFn: ({ signal }) =>
      call(gererProtocoles, { params: { organisationId: organisationId ?? '' }, signal }),
    enabled: organisationId !== undefined,
  });

export type Genre = 'vue' | 'protocole';
export interface Fiche<G extends Genre> {
  readonly genre: G;
  readonly code: string;
  /** 0 when it is new. */
  readonly version: number;
  readonly archive: boolean;
  readonly contenu: G extends 'vue' ? ContenuVueT : ContenuProtocoleT;
}

export const ficheVue = ({ code, version, archive, ...contenu }: VuePropreT): Fiche<'vue'> => ({
  genre: 'vue',
  code,
  version,
  archive,
  contenu,
});
export const ficheProtocole = ({
  code,
  version,
  archive,
  ...contenu
}: ProtocolePropreT): Fiche<'protocole'> => ({ genre: 'protocole', code, version, archive, contenu });

type Toute = Fiche<'vue'> | Fiche<'protocole'>;

function envoyer(organisationId: string, fiche: Toute): Promise<{ version: number }> {
  const { code, version, archive } = fiche;
  const params = { organisationId, code };
  return fiche.genre === 'vue'
    ? call(enregistrerVue, { params, body: { version, archive, contenu: fiche.contenu } })
    : call(enregistrerProtocole, { params, body: { version, archive, contenu: fiche.contenu } });
}

/** Proposes a built-in protocol no more, or again. */
export function useMasquer(organisationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ code, masque }: { readonly code: CodeProtocole; readonly masque: boolean }) =>
      call(masquerProtocole, { params: { organisationId, code }, body: { masque } }),
    onSuccess: async (_, { masque }) => {
      await relire(client);
      showToast(masque ? T.masque : T.restaure);
    },
  });
}

const relire = (client: QueryClient) => client.invalidateQueries({ queryKey: CLE_PROTOCOLES });

/** Saves, and offers to put back what was there: the former content, or the archive for what did not exist. */
export function useEnregistrer(organisationId: string, suite?: () => void) {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ fiche }: { fiche: Toute; avant: Toute | undefined; dire: string }) =>
      envoyer(organisationId, fiche),
    onSuccess: async ({ version }, { fiche, avant, dire }) => {
      await relire(client);
      showToast(dire, {
        about: sujet(organisationId, fiche),
        action: {
          label: T.annuler,
          onPress: () =>
            void defaire(client, organisationId, { ...(avant ?? { ...fiche, archive: true }), version }),
        },
      });
      suite?.();
    },
  });
  return {
    enregistrer: (fiche: Toute, avant: Toute | undefined, dire: string = T.enregistre) =>
      mutate({ fiche, avant, dire }),
    enCours: isPending,
    erreurs: error instanceof ErreurApi ? error.champs : AUCUNE,
    erreur:
      error && !(error instanceof ErreurApi && Object.keys(error.champs).length > 0)
        ? error.message
        : undefined,
  };
}

const AUCUNE: FieldErrors = {};
const sujet = (organisationId: string, { genre, code }: Toute) => `${genre} ${code} ${organisationId}`;

async function defaire(client: QueryClient, organisationId: string, fiche: Toute): Promise<void> {
  try {
    await envoyer(organisationId, fiche);
    showToast(T.revenuEnArriere, { about: sujet(organisationId, fiche) });
  } catch (erreur) {
    showToast(erreur instanceof Error ? erreur.message : T.indisponible);
  }
  await relire(client);
}
