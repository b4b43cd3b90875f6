import { trousseauContract } from '../../features/objets/ports.contract.ts';
import { memoryTrousseau } from './memory.ts';

trousseauContract('en mémoire', async () => memoryTrousseau());
